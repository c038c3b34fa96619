package pactwatch.local.gateway;

import java.util.Map;

/**
 * How much the gateway takes from one address. Each can be set by a variable of the environment,
 * which its refusals name.
 *
 * @param writesPerMinute requests that may change something
 * @param wrongTokensPerMinute requests with a token that nobody knows
 * @param bodyBytesMax of the body of a request
 * @param listBytesMax of the body of a request that brings a list of feeds or a document
 * @param isForwarded whether a proxy in front names the reader, last in {@code X-Forwarded-For}
 */
public record Bounds(
        int writesPerMinute,
        int wrongTokensPerMinute,
        int bodyBytesMax,
        int listBytesMax,
        boolean isForwarded) {

    static final String WRITES = "PACTWATCH_GATEWAY_WRITES_PER_MINUTE";
    static final String WRONG_TOKENS = "PACTWATCH_GATEWAY_WRONG_TOKENS_PER_MINUTE";
    static final String BODY_BYTES = "PACTWATCH_GATEWAY_BODY_BYTES_MAX";
    static final String LIST_BYTES = "PACTWATCH_GATEWAY_LIST_BYTES_MAX";
    static final String FORWARDED = "PACTWATCH_GATEWAY_FORWARDED";

    private static final int WRITES_DEFAULT = 1_200;
    private static final int WRONG_TOKENS_DEFAULT = 30;
    private static final int BODY_BYTES_DEFAULT = 64 * 1024;
    private static final int LIST_BYTES_DEFAULT = 6 * 1024 * 1024;

    public Bounds {
        if (writesPerMinute < 1 || wrongTokensPerMinute < 1) {
            throw new IllegalArgumentException("At least one a minute is allowed");
        }
        if (bodyBytesMax < 1 || listBytesMax < bodyBytesMax) {
            throw new IllegalArgumentException("A list may be at least as long as any other body");
        }
    }

    /** The bounds that an environment names, and the defaults of the others. */
    public static Bounds of(Map<String, String> environment) {
        return new Bounds(
                number(environment, WRITES, WRITES_DEFAULT),
                number(environment, WRONG_TOKENS, WRONG_TOKENS_DEFAULT),
                number(environment, BODY_BYTES, BODY_BYTES_DEFAULT),
                number(environment, LIST_BYTES, LIST_BYTES_DEFAULT),
                Boolean.parseBoolean(environment.get(FORWARDED)));
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String text = environment.get(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is a whole number", e);
        }
    }

    /** The bytes that the body of a request to a path may have. */
    int bodyBytesMax(String path) {
        return path.endsWith("/opml") || path.endsWith("/evidence") ? listBytesMax : bodyBytesMax;
    }

    /** The variable by which {@link #bodyBytesMax(String)} is set. */
    static String bodyVariable(String path) {
        return path.endsWith("/opml") || path.endsWith("/evidence") ? LIST_BYTES : BODY_BYTES;
    }
}
