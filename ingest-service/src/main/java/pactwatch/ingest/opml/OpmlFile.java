package pactwatch.ingest.opml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A list of feeds in OPML 2.0. */
public final class OpmlFile {

    /** One feed of the list. */
    public record Outline(String url, @Nullable String publisher, @Nullable String language) {}

    private static final long BYTES_MAX = 5L * 1024 * 1024;

    private OpmlFile() {}

    /**
     * Reads every outline with an {@code xmlUrl}; {@code category} names the publisher, {@code
     * text} where it is missing.
     *
     * @throws IOException if the file cannot be read or is longer than 5 MiB
     */
    public static List<Outline> read(Path file) throws IOException {
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException(file + " is longer than " + BYTES_MAX + " bytes");
        }
        return parse(Files.readString(file));
    }

    /** Reads the same from text. */
    public static List<Outline> parse(String opml) {
        return Jsoup.parse(opml, "", Parser.xmlParser()).select("outline[xmlUrl]").stream()
                .map(OpmlFile::outline)
                .toList();
    }

    /** Writes a list that {@link #parse} reads back. */
    public static String write(String title, List<Outline> outlines) {
        Document opml = Jsoup.parse("", "", Parser.xmlParser());
        opml.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(true);
        Element root = opml.appendElement("opml").attr("version", "2.0");
        root.appendElement("head").appendElement("title").text(title);
        Element body = root.appendElement("body");
        for (Outline outline : outlines) {
            String name = Objects.requireNonNullElse(outline.publisher(), outline.url());
            Element element =
                    body.appendElement("outline")
                            .attr("type", "rss")
                            .attr("text", name)
                            .attr("title", name);
            if (outline.publisher() != null) {
                element.attr("category", outline.publisher());
            }
            if (outline.language() != null) {
                element.attr("language", outline.language());
            }
            element.attr("xmlUrl", outline.url());
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + opml.outerHtml() + "\n";
    }

    private static Outline outline(Element element) {
        String category = element.attr("category");
        String publisher = category.isBlank() ? element.attr("text") : category;
        String language = element.attr("language");
        return new Outline(
                element.attr("xmlUrl"),
                publisher.isBlank() ? null : publisher,
                language.isBlank() ? null : language);
    }
}
