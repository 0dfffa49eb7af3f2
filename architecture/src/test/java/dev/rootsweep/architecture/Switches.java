package dev.rootsweep.architecture;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The switches over our closed sets in production code, as the compiler sees them.
final class Switches extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Trees trees;
  private final List<String> withDefault = new ArrayList<>();
  private final List<String> unclear = new ArrayList<>();
  private final Map<String, Set<String>> files = new TreeMap<>();
  private int count;

  private Switches(Trees trees) {
    this.trees = trees;
  }

  static Switches ofProduction() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    // The CDK's libraries are not here. What that hides of a switch counts as an offence.
    DiagnosticCollector<JavaFileObject> unresolved = new DiagnosticCollector<>();
    List<String> options =
        List.of("-proc:none", "-Xlint:none", "-cp", System.getProperty("java.class.path"));
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      Iterable<? extends JavaFileObject> sources = files.getJavaFileObjectsFromPaths(ours());
      JavacTask task =
          (JavacTask) compiler.getTask(null, files, unresolved, options, null, sources);
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      Switches switches = new Switches(Trees.instance(task));
      units.forEach(unit -> switches.scan(unit, null));
      return switches;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the bench compares us with knows none of our sets, and its libraries are not here.
  private static List<Path> ours() {
    return Repository.mainJavaFiles().stream()
        .filter(file -> !Repository.relative(file).startsWith("bench/usual/"))
        .toList();
  }

  /// Returns where a switch over a closed set has a `default`.
  List<String> withDefault() {
    return List.copyOf(withDefault);
  }

  /// Returns where the compiler does not know over what a switch is.
  List<String> unclear() {
    return List.copyOf(unclear);
  }

  /// Returns how many switches are over closed sets.
  int count() {
    return count;
  }

  /// Returns the types whose files have a switch over this closed set.
  ///
  /// - shape: simple names
  Set<String> over(String closedSet) {
    return files.getOrDefault(closedSet, Set.of());
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
    look(tree.getExpression(), tree.getCases());
    return super.visitSwitch(tree, null);
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
    look(tree.getExpression(), tree.getCases());
    return super.visitSwitchExpression(tree, null);
  }

  private void look(ExpressionTree selector, List<? extends CaseTree> cases) {
    TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), selector));
    if (type == null || type.getKind() == TypeKind.ERROR) {
      unclear.add(place(selector));
    }
    if (!(type instanceof DeclaredType declared) || !isOurClosedSet(declared)) {
      return;
    }
    count++;
    files
        .computeIfAbsent(declared.asElement().getSimpleName().toString(), _ -> new TreeSet<>())
        .add(file().getFileName().toString().replace(".java", ""));
    if (hasDefault(cases)) {
      withDefault.add(place(selector) + ", over " + type);
    }
  }

  private static boolean hasDefault(List<? extends CaseTree> cases) {
    return cases.stream()
        .flatMap(branch -> branch.getLabels().stream())
        .anyMatch(DefaultCaseLabelTree.class::isInstance);
  }

  private String place(ExpressionTree selector) {
    CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
    long start = trees.getSourcePositions().getStartPosition(unit, selector);
    return Repository.relative(file()) + ":" + unit.getLineMap().getLineNumber(start);
  }

  private Path file() {
    return Path.of(getCurrentPath().getCompilationUnit().getSourceFile().toUri());
  }

  private static boolean isOurClosedSet(DeclaredType type) {
    return type.asElement() instanceof TypeElement element
        && element.getQualifiedName().toString().startsWith("dev.rootsweep.")
        && (element.getKind() == ElementKind.ENUM
            || element.getModifiers().contains(Modifier.SEALED));
  }
}
