package pactwatch.alert.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.delivery.Letter;
import pactwatch.alert.delivery.SendOutcome;
import pactwatch.alert.delivery.Sender;

/**
 * Sends messages as Standard Webhooks 1.0. Follows no redirect, keeps no cookie, reads at most 64
 * KiB of an answer, and ends every attempt within its bound whatever the receiver does.
 */
@Singleton
final class HttpWebhookSender implements Sender<Letter.Hook> {

    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final int CONNECTIONS_MAX = 400;
    private static final int GONE = 410;

    private final CloseableHttpClient client;
    private final long attemptMaxMillis;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("webhook-timer").daemon().factory());

    /** What bounds an attempt. */
    record Limits(boolean allowPrivate, Duration connectMax, Duration attemptMax) {
        static Limits of(AlertConfig.Alert alert) {
            return new Limits(
                    alert.allowPrivateAddresses(), alert.connectMax(), alert.attemptMax());
        }
    }

    @Inject
    HttpWebhookSender(AlertConfig config) {
        this(Limits.of(config.alert()));
    }

    HttpWebhookSender(Limits limits) {
        attemptMaxMillis = limits.attemptMax().toMillis();
        Timeout connectMax = Timeout.of(limits.connectMax());
        Timeout attemptMax = Timeout.of(limits.attemptMax());
        HttpClientConnectionManager connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(limits.allowPrivate()))
                        .setMaxConnTotal(CONNECTIONS_MAX)
                        .setMaxConnPerRoute(CONNECTIONS_MAX)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(connectMax)
                                        .setSocketTimeout(attemptMax)
                                        .setTimeToLive(Timeout.ofMinutes(1))
                                        .build())
                        .build();
        client =
                HttpClients.custom()
                        .setConnectionManager(connections)
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(attemptMax)
                                        .setResponseTimeout(attemptMax)
                                        .setRedirectsEnabled(false)
                                        .build())
                        .setUserAgent("Pactwatch-Webhook/1")
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .build();
    }

    @Override
    public SendOutcome send(Letter.Hook letter) {
        HttpPost post = new HttpPost(letter.url());
        post.setHeader("webhook-id", letter.id());
        post.setHeader("webhook-timestamp", Long.toString(letter.at().getEpochSecond()));
        post.setHeader(
                "webhook-signature",
                letter.secrets().stream()
                        .map(s -> Signature.of(s, letter.id(), letter.at(), letter.body()))
                        .collect(Collectors.joining(" ")));
        post.setEntity(new StringEntity(letter.body(), ContentType.APPLICATION_JSON));
        Future<?> abort = timer.schedule(post::abort, attemptMaxMillis, TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse answer =
                    client.executeOpen(RoutingSupport.determineHost(post), post, null);
            if (isReadToEnd(answer.getEntity())) {
                answer.close();
            } else {
                post.abort();
            }
            return outcome(answer, letter.at());
        } catch (IOException | HttpException e) {
            return new SendOutcome.Failed(null, reason(e, post.isAborted()), null);
        } finally {
            abort.cancel(false);
        }
    }

    /** An answer that is read to its end lets the connection be used again. */
    private static boolean isReadToEnd(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return true;
        }
        InputStream in = entity.getContent();
        byte[] buffer = new byte[8 * 1024];
        int left = ANSWER_BYTES_MAX;
        int read = in.read(buffer);
        while (read >= 0 && left > 0) {
            left -= read;
            read = in.read(buffer);
        }
        return read < 0;
    }

    private static SendOutcome outcome(ClassicHttpResponse answer, Instant now) {
        int status = answer.getCode();
        if (status >= 200 && status < 300) {
            return new SendOutcome.Accepted(status);
        }
        if (status == GONE) {
            return new SendOutcome.Gone(GONE, "The receiver wants no more messages (410).");
        }
        Header retryAfter = answer.getFirstHeader("Retry-After");
        String detail =
                status >= 300 && status < 400
                        ? "The receiver answered %d; redirects are not followed.".formatted(status)
                        : "The receiver answered %d.".formatted(status);
        return new SendOutcome.Failed(
                status,
                detail,
                RetryAfter.parse(retryAfter == null ? null : retryAfter.getValue(), now));
    }

    private String reason(Exception e, boolean isAborted) {
        if (isAborted) {
            return "No answer within %d ms.".formatted(attemptMaxMillis);
        }
        return switch (e) {
            case PublicAddresses.Refused refused -> refused.getMessage() + ".";
            case java.net.UnknownHostException _ -> "The receiver's name does not resolve.";
            case SSLException _ -> "The receiver's certificate or TLS is not accepted.";
            case java.net.ConnectException _ -> "The receiver accepts no connection.";
            case InterruptedIOException _ -> "The receiver did not answer in time.";
            default -> "The connection failed: " + e.getClass().getSimpleName() + ".";
        };
    }

    @PreDestroy
    void close() throws IOException {
        timer.shutdownNow();
        client.close();
    }
}
