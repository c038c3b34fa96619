package pactwatch.ingest;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a single document that is no feed, such as a page or a PDF. */
public interface DocumentReader {

    /**
     * What a document says.
     *
     * @param text plain text, paragraphs in lines
     * @param published if the document tells
     */
    record Document(
            @Nullable String title,
            String text,
            @Nullable String language,
            @Nullable Instant published) {}

    /** Thrown for a document without readable text; the message is a sentence for people. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads a document.
     *
     * @param contentType as the server sent it
     * @throws Unreadable if no text is in it
     */
    Document read(byte[] body, @Nullable String contentType, URI url) throws Unreadable;
}
