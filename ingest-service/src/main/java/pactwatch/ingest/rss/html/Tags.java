package pactwatch.ingest.rss.html;

/** Keeps HTML of more tags than any article has from being built as a tree. */
final class Tags {

    private Tags() {}

    /** The HTML up to so many tags. */
    static String first(int tagsMax, String html) {
        int at = html.indexOf('<');
        for (int tags = 0; at >= 0 && tags < tagsMax; tags++) {
            at = html.indexOf('<', at + 1);
        }
        return at < 0 ? html : html.substring(0, at);
    }
}
