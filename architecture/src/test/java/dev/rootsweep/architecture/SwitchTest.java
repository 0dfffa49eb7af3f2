package dev.rootsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.api.Test;

/// A switch over one of our closed sets has no `default`, so that a new member is a compile error
/// at every place that must decide about it.
class SwitchTest {
  @Test
  void switchesOverOurClosedSetsHaveNoDefault() throws IOException {
    Switches switches = switchesOf(ours());

    assertEquals("", String.join("\n", switches.withDefault), "these have a default\n");
    assertEquals("", String.join("\n", switches.unclear), "over what these switch is not known\n");
    assertTrue(switches.seen >= 10, () -> "only " + switches.seen + " switches were looked at");
  }

  /// What the bench compares us with knows none of our sets, and its libraries are not here.
  private static List<Path> ours() {
    return Repository.mainJavaFiles().stream()
        .filter(file -> !Repository.relative(file).startsWith("bench/usual/"))
        .toList();
  }

  private static Switches switchesOf(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    // The CDK's libraries are not here. What that hides of a switch counts as an offence.
    DiagnosticCollector<JavaFileObject> unresolved = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of("-proc:none", "-Xlint:none", "-cp", System.getProperty("java.class.path"));
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  unresolved,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      Switches switches = new Switches(Trees.instance(task));
      units.forEach(unit -> switches.scan(unit, null));
      return switches;
    }
  }

  private static final class Switches extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final List<String> withDefault = new ArrayList<>();
    private final List<String> unclear = new ArrayList<>();
    private int seen;

    Switches(Trees trees) {
      this.trees = trees;
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
      if (!isOurClosedSet(type)) {
        return;
      }
      seen++;
      boolean hasDefault =
          cases.stream()
              .flatMap(branch -> branch.getLabels().stream())
              .anyMatch(DefaultCaseLabelTree.class::isInstance);
      if (hasDefault) {
        withDefault.add(place(selector) + ", over " + type);
      }
    }

    private String place(ExpressionTree selector) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      long start = trees.getSourcePositions().getStartPosition(unit, selector);
      return Repository.relative(Path.of(unit.getSourceFile().toUri()))
          + ":"
          + unit.getLineMap().getLineNumber(start);
    }

    private static boolean isOurClosedSet(@Nullable TypeMirror type) {
      return type instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement element
          && element.getQualifiedName().toString().startsWith("dev.rootsweep.")
          && (element.getKind() == ElementKind.ENUM
              || element.getModifiers().contains(Modifier.SEALED));
    }
  }
}
