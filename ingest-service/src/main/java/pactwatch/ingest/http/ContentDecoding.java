package pactwatch.ingest.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.BodyBudget;

/**
 * Undoes the content codings of a body (RFC 9110 §8.4.1): gzip, deflate in both of its readings,
 * br. Never inflates more than the bound, and a body is gunzipped also if the server forgot to say
 * so.
 */
final class ContentDecoding {

    /** A body longer than its bound, before or after decompression. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(int bytesMax) {
            super("The body is longer than %d bytes".formatted(bytesMax));
        }
    }

    /** A coding that was not asked for, or one over another without end. */
    static final class UnknownCoding extends IOException {
        private static final long serialVersionUID = 1L;

        UnknownCoding(String coding) {
            super("The body has a coding that was not asked for: " + coding);
        }
    }

    static final String ACCEPTED = "gzip, deflate, br";

    private static final int CODINGS_MAX = 2;
    private static final int CHUNK_BYTES = 16 * 1024;

    /** A brotli decoder may keep a window of 16 MiB: one at a time. */
    private static final Semaphore BROTLI = new Semaphore(1);

    private final int bytesMax;
    private final BodyBudget.Share memory;
    private final Duration memoryWaitMax;

    ContentDecoding(int bytesMax, BodyBudget.Share memory, Duration memoryWaitMax) {
        this.bytesMax = bytesMax;
        this.memory = memory;
        this.memoryWaitMax = memoryWaitMax;
    }

    /** Reads a body as it comes over the wire, up to the bound. */
    byte[] read(InputStream wire) throws IOException {
        return drain(wire, 0);
    }

    /**
     * The body without its codings.
     *
     * @param header {@code Content-Encoding}, if there is one
     */
    byte[] decode(byte[] body, @Nullable String header) throws IOException {
        byte[] bytes = body;
        List<String> codings = codings(header);
        for (String coding : codings.reversed()) {
            bytes = decodeOne(bytes, coding);
        }
        return codings.isEmpty() && isGzip(bytes) ? decodeOne(bytes, "gzip") : bytes;
    }

    private static List<String> codings(@Nullable String header) throws IOException {
        if (header == null) {
            return List.of();
        }
        List<String> codings =
                Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .filter(c -> !c.isEmpty() && !c.equals("identity"))
                        .toList();
        if (codings.size() > CODINGS_MAX) {
            throw new UnknownCoding(header);
        }
        return codings;
    }

    private byte[] decodeOne(byte[] body, String coding) throws IOException {
        if (body.length == 0) {
            return body;
        }
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        return switch (coding) {
            case "gzip", "x-gzip" -> isGzip(body) ? inflate(new GZIPInputStream(in), body) : body;
            case "deflate" -> deflate(in, body);
            case "br" -> brotli(in, body);
            default -> throw new UnknownCoding(coding);
        };
    }

    /** With the zlib header as the standard says, or raw as some servers send it. */
    private byte[] deflate(InputStream in, byte[] body) throws IOException {
        boolean isZlib =
                body.length > 1
                        && (body[0] & 0x0f) == 8
                        && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
        Inflater inflater = new Inflater(!isZlib);
        try {
            return inflate(new InflaterInputStream(in, inflater), body);
        } finally {
            inflater.end();
        }
    }

    private byte[] brotli(InputStream in, byte[] body) throws IOException {
        BROTLI.acquireUninterruptibly();
        try {
            return inflate(new BrotliInputStream(in), body);
        } finally {
            BROTLI.release();
        }
    }

    private byte[] inflate(InputStream coded, byte[] held) throws IOException {
        try (coded) {
            return drain(coded, held.length);
        }
    }

    /**
     * Reads to the end or to the bound.
     *
     * @param alreadyHeld bytes that this fetch holds besides
     */
    private byte[] drain(InputStream in, int alreadyHeld) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(CHUNK_BYTES);
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            if (all.size() + n > bytesMax) {
                throw new TooLong(bytesMax);
            }
            memory.growTo((long) alreadyHeld + all.size() + n, memoryWaitMax);
            all.write(chunk, 0, n);
        }
        return all.toByteArray();
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    }
}
