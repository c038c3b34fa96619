package pactwatch.ingest.article;

import java.util.Locale;
import java.util.regex.Pattern;

/** Parameters of addresses that say where a reader came from, not what is read. */
final class Tracking {

    private static final Pattern ALWAYS =
            Pattern.compile(
                    "(?:utm|mc|pk|mtm|ns|at|wt|itm|hsa|oly|vero|ga|piwik)_.+|_hs.+|_ga|_gl|__twitter_impression"
                            + "|fbclid|gclid|gclsrc|dclid|yclid|ysclid|msclkid|twclid|igshid|igsh|ttclid|gbraid|wbraid"
                            + "|wt\\.mc_id|cmpid|cmp|campaign_id|cid|icid|ncid|ocid|ito|xtor|ftag|smid|smtyp|emc|maca"
                            + "|ref|ref_src|ref_url|referrer|traffic_source|spm|s_cid|mkt_tok|partner|sr_share"
                            + "|amp|amp_js_v|amp_gsa|usqp|outputtype|print|rss|feed_id|share|sharetype");

    /** Parameters that are tracking if they name a channel, and else may name the page. */
    private static final Pattern SOMETIMES =
            Pattern.compile(
                    "from|source|src|via|mod|medium|channel|origin|feature|type|output|view|format");

    private static final Pattern CHANNEL =
            Pattern.compile(
                    "(?:[a-z]+[-_.])?(?:rss\\d?|feed|feeds|atom|amp|twitter|facebook|telegram|vk|social|share|newsletter)"
                            + "(?:[-_.].{0,40})?");

    private Tracking() {}

    /** Whether a parameter, {@code name=value} or the name alone, is tracking. */
    static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name =
                (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        String value = equals < 0 ? "" : parameter.substring(equals + 1).toLowerCase(Locale.ROOT);
        return ALWAYS.matcher(name).matches()
                || (SOMETIMES.matcher(name).matches() && CHANNEL.matcher(value).matches());
    }
}
