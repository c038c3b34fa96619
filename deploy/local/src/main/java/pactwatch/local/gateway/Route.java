package pactwatch.local.gateway;

import java.util.Set;

/** Which service answers a path. */
public enum Route {
    INGEST,
    ANALYSIS,
    ALERT;

    private static final Set<String> INGEST_TOPICS =
            Set.of(
                    "pactwatch.feeds",
                    "pactwatch.fetches",
                    "pactwatch.items",
                    "pactwatch.bodies",
                    "pactwatch.articles",
                    "pactwatch.dead-letters");
    private static final Set<String> ALERT_TOPICS =
            Set.of("pactwatch.subscriptions", "pactwatch.alerts", "pactwatch.deliveries");
    private static final String LOG = "/api/log/";

    /**
     * The service of a path. Whatever no other service claims is the analysis service's, which has
     * the board.
     *
     * @param path of the request, decoded, beginning with a slash
     */
    public static Route of(String path) {
        if (path.startsWith(LOG)) {
            return ofTopic(path.substring(LOG.length()));
        }
        if (isUnder(path, "/feeds")
                || isUnder(path, "/api/feeds")
                || isUnder(path, "/api/articles")) {
            return INGEST;
        }
        if (isUnder(path, "/alerts")
                || isUnder(path, "/api/subscriptions")
                || isUnder(path, "/api/alerts")) {
            return ALERT;
        }
        return ANALYSIS;
    }

    private static Route ofTopic(String topic) {
        if (INGEST_TOPICS.contains(topic)) {
            return INGEST;
        }
        return ALERT_TOPICS.contains(topic) ? ALERT : ANALYSIS;
    }

    private static boolean isUnder(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
