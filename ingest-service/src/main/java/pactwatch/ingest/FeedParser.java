package pactwatch.ingest;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of a feed. */
public interface FeedParser {

    /** Thrown for a body that is no feed; the message is a sentence for people. */
    final class NotAFeed extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<String> feeds;

        public NotAFeed(String message, @Nullable Throwable cause) {
            super(message, cause);
            feeds = List.of();
        }

        /**
         * @param feeds addresses of feeds that the page links to
         */
        public NotAFeed(String message, List<String> feeds) {
            super(message);
            this.feeds = List.copyOf(feeds);
        }

        /** Addresses of the feeds that a page names, if it is one; best first. */
        public List<String> feeds() {
            return feeds;
        }
    }

    /**
     * Reads a body of any version of RSS, Atom or JSON Feed.
     *
     * @param contentType as the server sent it
     * @param url that gave the body, to which relative links belong
     * @throws NotAFeed if it cannot be read as one
     */
    ParsedFeed parse(byte[] body, @Nullable String contentType, @Nullable URI url) throws NotAFeed;
}
