package pactwatch.ingest.rss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.FeedParser;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.rss.xml.ParseBounds;

/** Sound feeds, damaged at random in the ways that feeds are damaged. */
class DamagedFeedTest {

    private static final long SEED = 20_240_222;
    private static final int VARIANTS = 2_000;
    private static final double SURVIVE_MIN = 0.995;
    private static final double ITEMS_KEPT_MIN = 0.80;
    private static final int ITEMS = 8;

    /** One way to damage a body. */
    private enum Damage {
        TRUNCATED((b, r) -> Arrays.copyOf(b, b.length / 3 + r.nextInt(b.length * 2 / 3))),
        WRONG_LABEL((b, r) ->
                labelled(
                        b,
                        List.of("windows-1251", "iso-8859-1", "utf-16", "nonsense", "big5")
                                .get(r.nextInt(5)))),
        STRAY_BYTES((b, r) ->
                sprinkled(b, r, new byte[][] {{0}, {(byte) 0xff}, {0x1f}, {(byte) 0xc3}})),
        STRAY_MARKS((b, r) -> sprinkled(b, r, new byte[][] {{'&'}, {'<'}, {'>'}, {'"'}})),
        UNDEFINED_ENTITIES((b, r) ->
                sprinkled(
                        b,
                        r,
                        new byte[][] {
                            bytes("&nbsp;"), bytes("&foo;"), bytes("&#x1F;"), bytes("&#99999999;")
                        })),
        JUNK_BEFORE((b, r) ->
                joined(
                        bytes(
                                List.of(
                                                "\n\n ",
                                                "Notice: <b>x</b>\n",
                                                "\u0000",
                                                "<?xml version='1.0'?>")
                                        .get(r.nextInt(4))),
                        b)),
        JUNK_AFTER((b, r) ->
                joined(
                        b,
                        bytes(
                                List.of(
                                                "<script>x()</script>",
                                                "junk",
                                                "<!-- 1 -->\u0000",
                                                "</rss>")
                                        .get(r.nextInt(4))))),
        DOCTYPE((b, r) ->
                bytes(text(b).replaceFirst("\\?>", "?><!DOCTYPE rss [<!ENTITY e \"x\">]>"))),
        NO_CLOSING_TAGS((b, r) ->
                bytes(
                        text(b).replace(
                                        List.of("</title>", "</item>", "</link>", "</description>")
                                                .get(r.nextInt(4)),
                                        ""))),
        UPPER_CASE((b, r) -> bytes(upperTags(text(b)))),
        LOST_BYTES((b, r) -> without(b, r)),
        COMPRESSED((b, r) -> gzip(b));

        @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
        private final BiFunction<byte[], Random, byte[]> effect;

        Damage(BiFunction<byte[], Random, byte[]> effect) {
            this.effect = effect;
        }
    }

    private final RomeFeedParser parser = new RomeFeedParser(ParseBounds.DEFAULT);

    @Test
    void readsWhatIsLeftOfADamagedFeed() {
        Random random = new Random(SEED);
        int survived = 0;
        long items = 0;
        for (int i = 0; i < VARIANTS; i++) {
            byte[] body = feed(random);
            Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
            byte[] damaged = damage.effect.apply(body, random);
            try {
                ParsedFeed feed = parser.parse(damaged, null, null);
                survived++;
                items += Math.min(ITEMS, feed.items().size());
            } catch (FeedParser.NotAFeed e) {
                System.out.println(damage + ": " + e.getMessage());
            }
        }
        double rate = survived / (double) VARIANTS;
        double kept = items / (double) (VARIANTS * ITEMS);
        System.out.printf(
                Locale.ROOT,
                "damaged feeds read: %.2f %% of %d, items kept: %.1f %% (seed %d)%n",
                100 * rate,
                VARIANTS,
                100 * kept,
                SEED);
        assertThat(rate).isGreaterThanOrEqualTo(SURVIVE_MIN);
        assertThat(kept).isGreaterThanOrEqualTo(ITEMS_KEPT_MIN);
    }

    private static byte[] feed(Random random) {
        StringBuilder items = new StringBuilder();
        boolean isAtom = random.nextInt(3) == 0;
        for (int i = 0; i < ITEMS; i++) {
            items.append(isAtom ? entry(i) : item(i));
        }
        String xml =
                isAtom
                        ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"
                                + "<title>Новости</title><id>urn:feed</id><updated>2024-02-22T10:00:00Z</updated>"
                                + items
                                + "</feed>"
                        : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\""
                                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
                                + "<title>Նորություններ</title><link>https://news.example/</link><description>d</description>"
                                + items
                                + "</channel></rss>";
        return bytes(xml);
    }

    private static String item(int i) {
        return """
        <item><title>Заголовок &quot;%1$d&quot;</title><link>https://news.example/%1$d?a=1&amp;b=2</link>
        <guid isPermaLink="false">id-%1$d</guid><pubDate>Thu, 22 Feb 2024 10:0%1$d:00 GMT</pubDate>
        <description>Краткий текст</description><content:encoded><![CDATA[<p>Полный <b>текст</b> &amp; ещё</p>]]></content:encoded></item>
        """
                .formatted(i);
    }

    private static String entry(int i) {
        return """
        <entry><title type="html">Վերնագիր &lt;b&gt;%1$d&lt;/b&gt;</title><link href="https://news.example/%1$d"/>
        <id>urn:%1$d</id><updated>2024-02-22T10:0%1$d:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Տեքստ</p></div></content></entry>
        """
                .formatted(i);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    private static byte[] labelled(byte[] body, String charset) {
        String text = text(body).replace("encoding=\"UTF-8\"", "encoding=\"" + charset + "\"");
        boolean isWritten =
                charset.startsWith("windows") && text.indexOf('Ն') < 0 && text.indexOf('Վ') < 0;
        return text.getBytes(isWritten ? Charset.forName(charset) : UTF_8);
    }

    private static byte[] sprinkled(byte[] body, Random random, byte[][] stray) {
        byte[] result = body;
        for (int i = 0; i < 5; i++) {
            int at = 60 + random.nextInt(result.length - 60);
            byte[] head = Arrays.copyOf(result, at);
            byte[] tail = Arrays.copyOfRange(result, at, result.length);
            result = joined(joined(head, stray[random.nextInt(stray.length)]), tail);
        }
        return result;
    }

    private static byte[] without(byte[] body, Random random) {
        int at = 60 + random.nextInt(body.length - 200);
        return joined(
                Arrays.copyOf(body, at),
                Arrays.copyOfRange(body, at + 1 + random.nextInt(100), body.length));
    }

    private static String upperTags(String xml) {
        StringBuilder out = new StringBuilder();
        boolean isTag = false;
        for (char c :
                xml.replaceAll(
                                "\\s(xmlns|version|type|href|isPermaLink|encoding)(:\\w+)?=\"[^\"]*\"",
                                " ")
                        .toCharArray()) {
            isTag = c == '<' || (isTag && c != '>');
            out.append(isTag ? Character.toUpperCase(c) : c);
        }
        return out.toString();
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
