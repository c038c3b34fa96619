package pactwatch.ingest.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.DocumentReader;

/**
 * Reads web pages with jsoup and PDF with PDFBox. Of a page, the paragraphs of its main part; of a
 * post that hides its text from browsers, such as Telegram's, the description that it gives.
 */
public final class PageReader implements DocumentReader {

    private static final int PAGES_MAX = 200;
    private static final String FURNITURE =
            "script, style, noscript, template, iframe, object, svg, nav, header, footer, aside,"
                    + " form, button, figure, [role=navigation], [aria-hidden=true], [hidden]";
    private static final String PARAGRAPHS = "h1, h2, h3, p, li, blockquote, pre, td";

    public PageReader() {}

    @Override
    public Document read(byte[] body, @Nullable String contentType, URI url) throws Unreadable {
        try {
            Document document = isPdf(body) ? pdf(body) : page(body, contentType, url);
            if (document.text().isBlank()) {
                throw new Unreadable("No text was found at this address; paste it instead", null);
            }
            return document;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new Unreadable("The document cannot be read; paste its text instead", e);
        }
    }

    private static boolean isPdf(byte[] body) {
        return body.length > 4
                && body[0] == '%'
                && body[1] == 'P'
                && body[2] == 'D'
                && body[3] == 'F';
    }

    private static Document pdf(byte[] body) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(body)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(PAGES_MAX);
            String text =
                    stripper.getText(pdf)
                            .lines()
                            .map(String::strip)
                            .filter(l -> !l.isEmpty())
                            .collect(Collectors.joining("\n"));
            return new Document(
                    blankToNull(pdf.getDocumentInformation().getTitle()), text, null, null);
        }
    }

    private static Document page(byte[] body, @Nullable String contentType, URI url)
            throws IOException {
        org.jsoup.nodes.Document page =
                Jsoup.parse(new ByteArrayInputStream(body), charset(contentType), url.toString());
        String described = meta(page, "og:description").orElse("");
        String title = meta(page, "og:title").orElse(page.title());
        String language = blankToNull(page.select("html").attr("lang"));
        Instant published = meta(page, "article:published_time").map(PageReader::time).orElse(null);
        page.select(FURNITURE).remove();
        String text = paragraphs(main(page));
        return new Document(
                blankToNull(title),
                text.length() < described.length() ? described : text,
                language,
                published);
    }

    /** The part of the page that holds the document, as its marks say. */
    private static Element main(org.jsoup.nodes.Document page) {
        return Stream.of("article", "main", "[role=main]", "[itemprop=articleBody]")
                .map(page::selectFirst)
                .filter(e -> e != null && !paragraphs(e).isEmpty())
                .findFirst()
                .orElse(page.body());
    }

    private static String paragraphs(Element part) {
        String text =
                part.select(PARAGRAPHS).stream()
                        .filter(e -> e.select(PARAGRAPHS).size() == 1)
                        .map(Element::text)
                        .filter(t -> !t.isBlank())
                        .collect(Collectors.joining("\n"));
        return text.isEmpty() ? part.text() : text;
    }

    private static Optional<String> meta(org.jsoup.nodes.Document page, String property) {
        return page.select("meta[property=" + property.replace(":", "\\:") + "]").stream()
                .map(e -> e.attr("content").strip())
                .filter(t -> !t.isEmpty())
                .findFirst();
    }

    private static @Nullable String charset(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        int at = contentType.toLowerCase(java.util.Locale.ROOT).indexOf("charset=");
        String name = at < 0 ? "" : contentType.substring(at + 8).replaceAll("[\";].*", "").strip();
        try {
            return java.nio.charset.Charset.isSupported(name) ? name : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
