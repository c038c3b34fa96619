package pactwatch.ingest.rss.html;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Markup that does no harm where somebody shows it: nothing that runs, loads or submits. */
public final class SafeMarkup {

    private static final Safelist HARMLESS = Safelist.relaxed();
    private static final OutputSettings AS_WRITTEN =
            new OutputSettings().prettyPrint(false).syntax(OutputSettings.Syntax.xml);

    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!?]");

    /** Markup of tags without attributes that are harmless whatever they hold. */
    private static final Pattern PLAIN_TAGS =
            Pattern.compile(
                    "(?:[^<]++|</?(?:a|b|i|u|p|br|em|strong|div|span|sub|sup|small|q|cite|code|blockquote"
                            + "|h[1-6]|li|ol|ul|dl|dt|dd|pre)\\s*/?>)*+",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern TAG_WITH_ATTRIBUTES =
            Pattern.compile("<[a-zA-Z][a-zA-Z0-9:-]*+\\s");

    /** A tag that reads the same as HTML and as XML. */
    private static final Pattern WELL_WRITTEN =
            Pattern.compile(
                    "<[a-zA-Z][a-zA-Z0-9:-]*+"
                            + "(?:\\s++[a-zA-Z_:][\\w:.-]*+\\s*+=\\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'))*+"
                            + "\\s*+/?>");

    /** What could run if somebody took plain text for markup. */
    private static final Pattern HARMFUL =
            Pattern.compile(
                    "<\\s*/?\\s*(?:script|style|iframe|frame|object|embed|applet|svg|math|form|input|link"
                            + "|meta|base|body|html|img|video|audio|template|noscript|xml|isindex|bgsound|layer)"
                            + "|[\\s/\"']on[a-z]{2,30}\\s{0,9}="
                            + "|(?:java|vb)script\\s{0,9}:",
                    Pattern.CASE_INSENSITIVE);

    private static final int LENGTH_MAX = 4_000;

    private SafeMarkup() {}

    /**
     * The markup itself if it is harmless and every reader takes its attributes for the same, else
     * what is left of it, written anew with its attributes quoted and in the order of their names.
     *
     * @param isText whether brackets in it are meant as such
     */
    public static String of(String markup, boolean isText) {
        String bounded = markup.length() <= LENGTH_MAX ? markup : markup.substring(0, LENGTH_MAX);
        if (bounded.indexOf('<') < 0 || !TAG.matcher(bounded).find()) {
            return bounded;
        }
        if (PLAIN_TAGS.matcher(bounded).matches()
                || (isText && !HARMFUL.matcher(bounded).find())
                || (isWellWritten(bounded) && Jsoup.isValid(bounded, HARMLESS))) {
            return bounded;
        }
        return anew(bounded);
    }

    private static boolean isWellWritten(String markup) {
        Matcher start = TAG_WITH_ATTRIBUTES.matcher(markup);
        Matcher whole = WELL_WRITTEN.matcher(markup);
        while (start.find()) {
            if (!whole.region(start.start(), markup.length()).lookingAt()) {
                return false;
            }
        }
        return true;
    }

    private static String anew(String markup) {
        Document clean = new Cleaner(HARMLESS).clean(Jsoup.parseBodyFragment(markup));
        clean.outputSettings(AS_WRITTEN);
        for (Element element : clean.body().getAllElements()) {
            List<Attribute> attributes =
                    element.attributes().asList().stream()
                            .sorted(Comparator.comparing(Attribute::getKey))
                            .toList();
            element.clearAttributes();
            attributes.forEach(a -> element.attr(a.getKey(), a.getValue()));
        }
        return clean.body().html();
    }
}
