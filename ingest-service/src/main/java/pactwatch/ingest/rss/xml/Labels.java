package pactwatch.ingest.rss.xml;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the labels of charsets mean on the web: mostly a wider one (WHATWG Encoding Standard). */
final class Labels {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Map<String, String> WIDER = new HashMap<>();

    static {
        wider(
                "windows-1252",
                "iso-8859-1",
                "us-ascii",
                "ascii",
                "latin1",
                "latin-1",
                "ansi",
                "x-ansi");
        wider("windows-1252", "iso8859-1", "8859-1", "iso88591", "l1", "iso-latin-1", "iso_8859-1");
        wider("windows-1254", "iso-8859-9", "latin5");
        wider("windows-874", "tis-620", "iso-8859-11", "x-windows-874");
        wider("GB18030", "gb2312", "gbk", "gb_2312-80", "x-gbk", "euc-cn", "chinese", "cp936");
        wider("windows-31j", "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji");
        wider(
                "x-windows-949",
                "euc-kr",
                "ks_c_5601-1987",
                "ksc5601",
                "korean",
                "cp949",
                "ksc_5601");
        wider("Big5-HKSCS", "big5", "big5-hkscs", "x-x-big5");
        wider("UTF-8", "utf8", "utf_8", "unicode-1-1-utf-8", "x-utf-8", "unicode", "utf", "utf-8n");
        wider("windows-1251", "cp1251", "win1251", "win-1251", "x-cp1251", "windows1251");
        wider("windows-1251", "cp-1251", "windows-cp1251", "1251", "cyrillic-1251");
        wider("KOI8-R", "koi", "koi8", "koi8_r", "koi-8", "koi-8-r", "koi8r");
        wider("IBM866", "866", "csibm866", "dos-866");
        wider("IBM037", "ebcdic", "ebcdic-cp-us", "cp037");
        wider("x-MacRoman", "macintosh", "x-mac-roman", "mac");
        wider("x-MacCyrillic", "x-mac-cyrillic");
        wider("KOI8-U", "koi8-ru");
    }

    private Labels() {}

    private static void wider(String charset, String... labels) {
        for (String label : labels) {
            WIDER.put(label, charset);
        }
    }

    /**
     * The charset of a label. A document whose label could be read as ASCII is not UTF-16 or
     * UTF-32, whatever the label says.
     */
    static Optional<Charset> charset(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("utf-16") || name.startsWith("utf-32") || name.startsWith("ucs")) {
            return Optional.of(UTF_8);
        }
        try {
            return Optional.of(Charset.forName(WIDER.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** The charset of a label in a document that is known to be in UTF-16, by byte order. */
    static Charset utf16(boolean isBigEndian) {
        return isBigEndian ? UTF_16BE : UTF_16LE;
    }
}
