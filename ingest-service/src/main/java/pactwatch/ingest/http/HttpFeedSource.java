package pactwatch.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.FeedSource;
import pactwatch.ingest.FetchOutcome;
import pactwatch.ingest.contract.FetchEvent.Validators;

/**
 * Fetches feeds over HTTP: conditional (RFC 9110 §13.1), at most {@value #REDIRECTS_MAX} redirects,
 * bounded in time, in bytes after decompression and in headers.
 */
public final class HttpFeedSource implements FeedSource, AutoCloseable {

    /**
     * Bounds of a fetch.
     *
     * @param totalTimeMax for connecting, waiting and reading together
     * @param bodyBytesMax after decompression
     * @param isPrivateAllowed whether private addresses may be asked
     */
    public record Bounds(Duration totalTimeMax, int bodyBytesMax, boolean isPrivateAllowed) {}

    static final int REDIRECTS_MAX = 5;
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(10);
    private static final Timeout SILENCE_MAX = Timeout.ofSeconds(10);
    private static final int HEADERS_MAX = 200;
    private static final int HEADER_LINE_BYTES_MAX = 16 * 1024;
    private static final int CONNECTIONS_PER_HOST_MAX = 2;
    private static final int CONNECTIONS_MAX = 64;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("fetch-deadlines").daemon().factory());
    private final Bounds bounds;
    private final InstantSource clock;

    /** A source that names itself to publishers by {@code userAgent}. */
    public HttpFeedSource(Bounds bounds, String userAgent, InstantSource clock) {
        this.bounds = bounds;
        this.clock = clock;
        Http1Config http1 =
                Http1Config.custom()
                        .setMaxHeaderCount(HEADERS_MAX)
                        .setMaxLineLength(HEADER_LINE_BYTES_MAX)
                        .build();
        this.client =
                HttpClients.custom()
                        .setUserAgent(userAgent)
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableAutomaticRetries()
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setMaxRedirects(REDIRECTS_MAX)
                                        .setResponseTimeout(SILENCE_MAX)
                                        .build())
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setDnsResolver(
                                                bounds.isPrivateAllowed()
                                                        ? SystemDefaultDnsResolver.INSTANCE
                                                        : new PublicAddresses())
                                        .setConnectionFactory(
                                                ManagedHttpClientConnectionFactory.builder()
                                                        .http1Config(http1)
                                                        .build())
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(CONNECT_TIMEOUT)
                                                        .setSocketTimeout(SILENCE_MAX)
                                                        .build())
                                        .setMaxConnPerRoute(CONNECTIONS_PER_HOST_MAX)
                                        .setMaxConnTotal(CONNECTIONS_MAX)
                                        .build())
                        .build();
    }

    @Override
    public FetchOutcome fetch(URI url, Validators validators) {
        HttpGet request = new HttpGet(url);
        request.setHeader(
                "Accept",
                "application/rss+xml, application/atom+xml, application/rdf+xml,"
                        + " application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5");
        if (validators.etag() != null) {
            request.setHeader("If-None-Match", validators.etag());
        }
        if (validators.lastModified() != null) {
            request.setHeader("If-Modified-Since", validators.lastModified());
        }
        ScheduledFuture<?> deadline =
                deadlines.schedule(
                        () -> request.cancel(),
                        bounds.totalTimeMax().toMillis(),
                        TimeUnit.MILLISECONDS);
        HttpClientContext context = HttpClientContext.create();
        try {
            return client.execute(request, context, answer -> outcome(url, context, answer));
        } catch (IOException e) {
            return new FetchOutcome.Failed(null, reason(url, e, request.isCancelled()));
        } catch (RuntimeException e) {
            return new FetchOutcome.Failed(null, "Cannot be asked: " + e.getMessage());
        } finally {
            deadline.cancel(false);
        }
    }

    private FetchOutcome outcome(URI url, HttpClientContext context, ClassicHttpResponse answer)
            throws IOException {
        int status = answer.getCode();
        String retryAfter = header(answer, "Retry-After");
        if (status == 304) {
            return new FetchOutcome.NotModified(validators(answer), freshFor(answer));
        }
        if (status == 429 || (status == 503 && retryAfter != null)) {
            return new FetchOutcome.Throttled(
                    status, RetryAfter.parse(retryAfter, clock.instant()));
        }
        if (status != 200) {
            return new FetchOutcome.Failed(status, reason(status));
        }
        byte[] body = body(answer.getEntity());
        boolean isRedirected = context.getRedirectLocations().size() > 0;
        return new FetchOutcome.Body(
                status,
                url,
                body,
                header(answer, "Content-Type"),
                isRedirected ? Validators.NONE : validators(answer),
                freshFor(answer));
    }

    /** The body after decompression. */
    private byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream content = entity.getContent();
        byte[] bytes = content.readNBytes(bounds.bodyBytesMax() + 1);
        if (bytes.length > bounds.bodyBytesMax()) {
            throw new TooLong();
        }
        return bytes;
    }

    /** Ends the exchange without reading the rest of the body. */
    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static Validators validators(ClassicHttpResponse answer) {
        return new Validators(header(answer, "ETag"), header(answer, "Last-Modified"));
    }

    private static @Nullable Duration freshFor(ClassicHttpResponse answer) {
        return RetryAfter.maxAge(header(answer, "Cache-Control"));
    }

    private static @Nullable String header(ClassicHttpResponse answer, String name) {
        Header header = answer.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static String reason(int status) {
        return switch (status) {
            case 401, 403 -> "The publisher refuses us (HTTP " + status + ")";
            case 404 -> "There is no feed at this address (HTTP 404)";
            case 410 -> "The publisher has withdrawn the feed for good (HTTP 410)";
            default ->
                    status >= 500
                            ? "The publisher's server has a fault (HTTP " + status + ")"
                            : "Unexpected answer (HTTP " + status + ")";
        };
    }

    private String reason(URI url, IOException e, boolean isCancelled) {
        if (isCancelled) {
            return "No full answer within %d s".formatted(bounds.totalTimeMax().toSeconds());
        }
        return switch (e) {
            case TooLong _ -> "The body is longer than %d bytes".formatted(bounds.bodyBytesMax());
            case PublicAddresses.NotPublic p -> String.valueOf(p.getMessage());
            case UnknownHostException _ -> "The host " + url.getHost() + " cannot be found";
            case ConnectTimeoutException _ -> "No connection to " + url.getHost();
            case ConnectException _ -> "No connection to " + url.getHost();
            case SocketTimeoutException _ -> "The server fell silent";
            case SSLException _ -> "The secure connection failed: " + e.getMessage();
            case ClientProtocolException p ->
                    "The answer breaks the rules of HTTP: "
                            + (p.getCause() == null ? p.getMessage() : p.getCause().getMessage());
            default -> "The connection broke: " + e.getMessage();
        };
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
