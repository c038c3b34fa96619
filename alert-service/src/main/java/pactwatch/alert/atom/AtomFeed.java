package pactwatch.alert.atom;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.message.MessageText;

/**
 * A feed with one entry an alert: its id never changes, its {@code updated} is that of the newest
 * revision.
 *
 * @param id a tag URI (RFC 4151)
 * @param self address of the first page
 * @param messages newest first
 */
record AtomFeed(
        String id,
        String title,
        URI self,
        List<AlertMessage> messages,
        MessageBody.Setting setting) {

    static final int ENTRIES_PER_PAGE = 20;
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    /** The newest revision of each alert, newest first. */
    private List<AlertMessage> entries() {
        Map<String, AlertMessage> newest = new LinkedHashMap<>();
        messages.forEach(m -> newest.putIfAbsent(m.notice().alert(), m));
        return List.copyOf(newest.values());
    }

    int pages() {
        return Math.max(1, (entries().size() + ENTRIES_PER_PAGE - 1) / ENTRIES_PER_PAGE);
    }

    /**
     * One page as XML.
     *
     * @param page from 1
     */
    String page(int page) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            head(xml, page);
            for (AlertMessage entry :
                    entries().stream()
                            .skip((page - 1L) * ENTRIES_PER_PAGE)
                            .limit(ENTRIES_PER_PAGE)
                            .toList()) {
                entry(xml, entry);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A feed can always be written", e);
        }
    }

    private void head(XMLStreamWriter xml, int page) throws XMLStreamException {
        element(xml, "id", id);
        element(xml, "title", title);
        element(xml, "updated", time(messages.isEmpty() ? null : messages.getFirst().recorded()));
        xml.writeStartElement("author");
        element(xml, "name", "Pactwatch");
        xml.writeEndElement();
        link(xml, "self", page(self, page));
        link(xml, "first", page(self, 1));
        link(xml, "last", page(self, pages()));
        if (page > 1) {
            link(xml, "previous", page(self, page - 1));
        }
        if (page < pages()) {
            link(xml, "next", page(self, page + 1));
        }
    }

    private static String page(URI self, int page) {
        return page == 1
                ? self.toString()
                : self + (self.getQuery() == null ? "?page=" : "&page=") + page;
    }

    private void entry(XMLStreamWriter xml, AlertMessage message) throws XMLStreamException {
        URI read = setting.memberPage(message.notice().member());
        MessageText text =
                MessageText.of(message, setting, new MessageText.Links(read, null, null, null));
        xml.writeStartElement("entry");
        element(xml, "id", AtomResource.TAG + "alert/" + message.notice().alert());
        element(xml, "title", text.subject());
        element(xml, "updated", time(message.recorded()));
        if (read != null) {
            link(xml, "alternate", read.toString());
        }
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", message.notice().kind().name());
        xml.writeStartElement("summary");
        xml.writeCharacters(plain(message.notice().sentence()));
        xml.writeEndElement();
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(text.html());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Without the characters that XML does not know. */
    private static String plain(String text) {
        return text.replaceAll(
                "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
    }

    private static String time(@Nullable Instant instant) {
        Instant at = instant == null ? Instant.EPOCH : instant;
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(plain(text));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String href)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }
}
