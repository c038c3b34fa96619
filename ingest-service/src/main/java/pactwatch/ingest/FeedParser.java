package pactwatch.ingest;

import org.jspecify.annotations.Nullable;

/** Reads the body of a feed. */
public interface FeedParser {

    /** Thrown for a body that is no feed; the message is a sentence for people. */
    final class NotAFeed extends Exception {
        private static final long serialVersionUID = 1L;

        public NotAFeed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads a body of any RSS or Atom version.
     *
     * @param contentType as the server sent it
     * @throws NotAFeed if it cannot be read as one
     */
    ParsedFeed parse(byte[] body, @Nullable String contentType) throws NotAFeed;
}
