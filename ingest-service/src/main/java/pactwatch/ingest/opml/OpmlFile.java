package pactwatch.ingest.opml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
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
        return Jsoup.parse(Files.readString(file), "", Parser.xmlParser())
                .select("outline[xmlUrl]")
                .stream()
                .map(OpmlFile::outline)
                .toList();
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
