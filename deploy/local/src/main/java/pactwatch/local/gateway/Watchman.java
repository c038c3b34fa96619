package pactwatch.local.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Turns away who asks too much: writes, guesses at tokens, bodies without end. */
final class Watchman {

    private static final Set<HttpMethod> READS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String COOKIE = "pactwatch_token";

    /**
     * Why a request is turned away.
     *
     * @param retryAfter after which it may be tried again, if that helps
     */
    record Refusal(int status, String title, @Nullable Duration retryAfter) {}

    private final Bounds bounds;
    private final RateLimit writes;
    private final RateLimit wrongTokens;

    Watchman(Bounds bounds, LongSupplier nanoTime) {
        this.bounds = bounds;
        this.writes = new RateLimit(bounds.writesPerMinute(), nanoTime);
        this.wrongTokens = new RateLimit(bounds.wrongTokensPerMinute(), nanoTime);
    }

    /** Counts a request in; says why it is turned away, if it is. */
    Optional<Refusal> refuse(HttpServerRequest request) {
        String address = address(request);
        if (showsToken(request) && wrongTokens.isUsedUp(address)) {
            return tooMany("wrong tokens", Bounds.WRONG_TOKENS, wrongTokens, address);
        }
        if (!READS.contains(request.method())) {
            if (writes.isUsedUp(address)) {
                return tooMany("writes", Bounds.WRITES, writes, address);
            }
            writes.take(address);
        }
        return length(request) > bodyBytesMax(request)
                ? Optional.of(tooLong(request))
                : Optional.empty();
    }

    private static Optional<Refusal> tooMany(
            String what, String variable, RateLimit limit, String address) {
        return Optional.of(
                new Refusal(
                        429,
                        "More than %d %s a minute from one address (%s)"
                                .formatted(limit.perMinute(), what, variable),
                        limit.refill(address)));
    }

    /** The bytes that a request's body may have. */
    int bodyBytesMax(HttpServerRequest request) {
        return bounds.bodyBytesMax(path(request));
    }

    /** What is said to a body that is too long. */
    Refusal tooLong(HttpServerRequest request) {
        return new Refusal(
                413,
                "The body is longer than %d bytes (%s)"
                        .formatted(bodyBytesMax(request), Bounds.bodyVariable(path(request))),
                null);
    }

    /** Looks at what a service answered. */
    void seeAnswer(HttpServerRequest request, int status) {
        if (status == 401 && showsToken(request)) {
            wrongTokens.take(address(request));
        }
    }

    private static boolean showsToken(HttpServerRequest request) {
        return request.headers().contains("Authorization")
                || request.getCookie(COOKIE) != null
                || (request.method().equals(HttpMethod.POST) && path(request).endsWith("/sign-in"));
    }

    private static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null ? "/" : path;
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }

    private String address(HttpServerRequest request) {
        String forwarded = request.getHeader("X-Forwarded-For");
        if (bounds.isForwarded() && forwarded != null) {
            return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        }
        return request.remoteAddress() == null || request.remoteAddress().host() == null
                ? ""
                : request.remoteAddress().host();
    }
}
