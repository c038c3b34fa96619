package pactwatch.ingest.rss;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.ingest.FeedParser;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.cli.ParseCommand;
import pactwatch.ingest.rss.xml.ParseBounds;

/** Documents that are made to read files, to fill memory, to burn time or to run scripts. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class HostileFeedTest {

    private static final String HEAD = "<rss version=\"2.0\"><channel><title>T</title>";
    private static final int MEGA = 1_000_000;

    private final RomeFeedParser parser = new RomeFeedParser(ParseBounds.DEFAULT);

    /** Every document in one process with little memory, one after the other. */
    @Test
    void readsHostileDocumentsInLittleMemory(@TempDir Path folder) throws Exception {
        List<Path> files = documents(folder);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx96m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ParseCommand.class.getName()));
        files.forEach(file -> command.add(file.toString()));
        Path out = folder.resolve("out");
        Path errors = folder.resolve("errors");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(errors.toFile())
                        .start();
        assertThat(process.waitFor(600, TimeUnit.SECONDS)).as("ends in time").isTrue();

        List<String> lines = Files.readAllLines(out);
        assertThat(Files.readString(errors)).doesNotContain("OutOfMemoryError");
        assertThat(lines).hasSize(files.size());
        ObjectMapper mapper = new ObjectMapper();
        for (String line : lines) {
            JsonNode answer = mapper.readTree(line);
            assertThat(line).doesNotContain("SECRET");
            assertThat(answer.path("entries").size()).isLessThanOrEqualTo(1_000);
            assertThat(answer.path("ok").asBoolean() || answer.hasNonNull("error")).isTrue();
        }
    }

    private static List<Path> documents(Path folder) throws IOException {
        Path secret = folder.resolve("secret.txt");
        Files.writeString(secret, "SECRET");
        String file = secret.toUri().toString();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "xxe.xml",
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"" + file + "\">]>" + HEAD + item("&x;"));
        texts.put(
                "parameter.xml",
                "<!DOCTYPE r [<!ENTITY % p SYSTEM \"" + file + "\"> %p;]>" + HEAD + item("a"));
        texts.put("external.xml", "<!DOCTYPE r SYSTEM \"" + file + "\">" + HEAD + item("a"));
        texts.put(
                "xinclude.xml",
                HEAD
                        + item(
                                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\""
                                        + file
                                        + "\"/>"));
        texts.put("laughs.xml", laughs());
        texts.put(
                "quadratic.xml",
                "<!DOCTYPE r [<!ENTITY a \""
                        + "a".repeat(900)
                        + "\">]>"
                        + HEAD
                        + item("&a;".repeat(MEGA)));
        texts.put("deep.xml", HEAD + "<a>".repeat(3 * MEGA));
        texts.put(
                "deep-closed.xml",
                HEAD + "<a>".repeat(MEGA) + "</a>".repeat(MEGA) + "</channel></rss>");
        texts.put(
                "deep-xhtml.xml",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><content type=\"xhtml\">"
                        + "<div>".repeat(3_000)
                        + "</div>".repeat(3_000)
                        + "</content></entry></feed>");
        texts.put(
                "long-base.xml",
                HEAD
                        + "<link>http://news.example/"
                        + "a|".repeat(MEGA)
                        + "</link>"
                        + "<item><link>b</link></item>".repeat(1_000));
        texts.put(
                "bases.xml",
                HEAD
                        + ("<item xml:base=\"" + "../|".repeat(500) + "\"><link>b</link>")
                                .repeat(200)
                        + "<item><link>c</link></item>".repeat(800));
        texts.put("items.xml", HEAD + "<item/>".repeat(3 * MEGA) + "</channel></rss>");
        texts.put(
                "elements.xml",
                HEAD + "<item>" + "<a/>".repeat(2 * MEGA) + "</item></channel></rss>");
        texts.put("text.xml", HEAD + item("x".repeat(12 * MEGA)) + "</channel></rss>");
        texts.put(
                "html.xml",
                HEAD
                        + "<item><description><![CDATA["
                        + "<b><p>".repeat(MEGA)
                        + "]]></description></item></channel></rss>");
        texts.put("attributes.xml", HEAD + "<a " + "b=\"c\" ".repeat(MEGA) + "/>");
        texts.put("namespaces.xml", "<rss " + namespaces() + ">" + "<a>".repeat(MEGA));
        texts.put("ampersands.xml", HEAD + "&".repeat(5 * MEGA));
        texts.put("brackets.xml", HEAD + "<".repeat(5 * MEGA));
        texts.put("comments.xml", HEAD + "<!--".repeat(2 * MEGA));
        texts.put("cdata.xml", HEAD + "<![CDATA[".repeat(MEGA));
        texts.put("quotes.xml", HEAD + "<a b=\"".repeat(MEGA));
        texts.put("ends.xml", HEAD + "</x>".repeat(2 * MEGA));
        texts.put("instructions.xml", HEAD + "<?x ".repeat(2 * MEGA));
        texts.put("doctypes.xml", "<!DOCTYPE [".repeat(MEGA) + HEAD);
        texts.put(
                "json.json",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":"
                        + "[".repeat(5 * MEGA));
        texts.put("json-items.json", "{\"items\":[" + "{},".repeat(3 * MEGA) + "{}]}");
        texts.put("json-numbers.json", "{\"items\":[{\"x\":[" + "1,".repeat(4 * MEGA) + "1]}]}");
        texts.put("page.html", "<html><body>" + "<a href=rss>".repeat(MEGA / 2));
        texts.put("date.xml", HEAD + "<item><pubDate>" + "1 ".repeat(MEGA) + "</pubDate></item>");
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            files.add(Files.writeString(folder.resolve(text.getKey()), text.getValue()));
        }
        String wide = texts.get("xxe.xml");
        files.add(Files.write(folder.resolve("xxe16.xml"), String.valueOf(wide).getBytes(UTF_16)));
        files.add(Files.write(folder.resolve("bomb.gz"), bomb()));
        files.add(Files.write(folder.resolve("nul.xml"), new byte[10 * MEGA]));
        byte[] noise = new byte[5 * MEGA];
        Arrays.fill(noise, (byte) 0xff);
        files.add(Files.write(folder.resolve("noise.xml"), noise));
        return files;
    }

    private static String item(String title) {
        return "<item><title>" + title + "</title><link>https://news.example/1</link></item>";
    }

    private static String laughs() {
        StringBuilder type = new StringBuilder("<!DOCTYPE r [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            String before = "&a" + (i - 1) + ";";
            type.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(before.repeat(10))
                    .append("\">");
        }
        return type.append("]>").append(HEAD).append(item("&a29;")).toString();
    }

    private static String namespaces() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            all.append("xmlns:n").append(i).append("=\"urn:").append(i).append("\" ");
        }
        return all.toString();
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            byte[] blank = " ".repeat(MEGA).getBytes(UTF_8);
            for (int i = 0; i < 300; i++) {
                gzip.write(blank);
            }
        }
        return out.toByteArray();
    }

    @Test
    void removesWhatRunsFromTitlesAndLinks() throws FeedParser.NotAFeed {
        String xml =
                HEAD
                        + "<item><title>A &lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</title>"
                        + "<link>java\nscript:alert(1)</link><guid>data:text/html,x</guid>"
                        + "<description>&lt;a href='javascript:x'&gt;B&lt;/a&gt;&lt;style&gt;c{}&lt;/style&gt;</description></item>"
                        + "</channel></rss>";

        ParsedFeed.Item item = parser.parse(xml.getBytes(UTF_8), null, null).items().getFirst();

        assertThat(item.titleMarkup()).doesNotContain("script", "onerror");
        assertThat(item.title()).isEqualTo("A");
        assertThat(item.link()).isEmpty();
        assertThat(item.text()).isEqualTo("B");
    }

    @Test
    void removesWhatRunsFromTitlesThatCallThemselvesText() throws FeedParser.NotAFeed {
        String atom =
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>"
                        + "<title type=\"text\">&lt;svg/onload=alert(1)&gt; and &lt;b onclick=x&gt;</title>"
                        + "<link href=\"javascript:alert(1)\"/></entry></feed>";

        ParsedFeed.Item item = parser.parse(atom.getBytes(UTF_8), null, null).items().getFirst();

        assertThat(item.titleMarkup()).doesNotContain("onload", "onclick");
        assertThat(item.link()).isEmpty();
    }
}
