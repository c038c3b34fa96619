package pactwatch.ingest.rss.xml;

/**
 * How much of a document is read; the rest is left out with a warning.
 *
 * @param bytesMax of a body, after decompression
 * @param itemsMax items of a feed
 * @param elementsMax elements of a document
 * @param depthMax levels of elements
 * @param fieldLengthMax UTF-16 code units of one field
 */
public record ParseBounds(
        int bytesMax, int itemsMax, int elementsMax, int depthMax, int fieldLengthMax) {

    public static final ParseBounds DEFAULT =
            new ParseBounds(10_485_760, 1_000, 100_000, 256, 1_000_000);

    public ParseBounds {
        if (bytesMax < 1 || itemsMax < 1 || elementsMax < 1 || depthMax < 1 || fieldLengthMax < 1) {
            throw new IllegalArgumentException("Every bound of a document is positive");
        }
    }
}
