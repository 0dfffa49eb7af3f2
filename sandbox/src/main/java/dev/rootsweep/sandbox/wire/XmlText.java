package dev.rootsweep.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A tree of objects, lists and texts as the XML of the Query protocol.
final class XmlText {

  /// The wire does not tell maps from structures, so they are known by name.
  private static final Set<String> MAPS = Set.of("SummaryMap", "Properties");

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

  private static final int USUAL = 4096;

  private final XMLStreamWriter xml;

  private XmlText(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static byte[] of(String root, String namespace, JsonNode content) {
    StringWriter text = new StringWriter(USUAL);
    try {
      XMLStreamWriter writer = FACTORY.createXMLStreamWriter(text);
      writer.writeStartElement(root);
      if (!namespace.isEmpty()) {
        writer.writeDefaultNamespace(namespace);
      }
      new XmlText(writer).fields(content);
      writer.writeEndElement();
      writer.close();
    } catch (XMLStreamException failure) {
      throw new IllegalStateException("cannot write " + root, failure);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void fields(JsonNode object) throws XMLStreamException {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      xml.writeStartElement(field.getKey());
      if (MAPS.contains(field.getKey())) {
        entries(field.getValue());
      } else {
        content(field.getValue());
      }
      xml.writeEndElement();
    }
  }

  private void content(JsonNode node) throws XMLStreamException {
    if (node.isObject()) {
      fields(node);
    } else if (node.isArray()) {
      for (JsonNode item : node) {
        xml.writeStartElement("member");
        content(item);
        xml.writeEndElement();
      }
    } else {
      xml.writeCharacters(node.asText());
    }
  }

  private void entries(JsonNode map) throws XMLStreamException {
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      xml.writeStartElement("entry");
      text("key", entry.getKey());
      text("value", entry.getValue().asText());
      xml.writeEndElement();
    }
  }

  private void text(String name, String value) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }
}
