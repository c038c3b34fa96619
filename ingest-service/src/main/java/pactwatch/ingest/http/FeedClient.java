package pactwatch.ingest.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.CodingErrorAction;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP client for strangers' servers: no cookies, no retries, no redirects and no decompression
 * of its own; bounded in headers, connections and silence. Header bytes pass through unchanged.
 */
final class FeedClient {

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(10);
    private static final Timeout SILENCE_MAX = Timeout.ofSeconds(10);
    private static final TimeValue CONNECTION_AGE_MAX = TimeValue.ofMinutes(5);
    private static final TimeValue CONNECTION_IDLE_MAX = TimeValue.ofSeconds(30);
    private static final int HEADERS_MAX = 200;
    private static final int HEADER_LINE_BYTES_MAX = 16 * 1024;
    private static final int EMPTY_LINES_MAX = 10;
    private static final int CONNECTIONS_MAX = 256;

    private FeedClient() {}

    /**
     * A client.
     *
     * @param connectionsPerHostMax at the same time
     */
    static CloseableHttpClient create(
            DnsResolver resolver, String userAgent, int connectionsPerHostMax) {
        Http1Config http1 =
                Http1Config.custom()
                        .setMaxHeaderCount(HEADERS_MAX)
                        .setMaxLineLength(HEADER_LINE_BYTES_MAX)
                        .setMaxEmptyLineCount(EMPTY_LINES_MAX)
                        .build();
        CharCodingConfig bytes =
                CharCodingConfig.custom()
                        .setCharset(ISO_8859_1)
                        .setUnmappableInputAction(CodingErrorAction.REPLACE)
                        .build();
        return HttpClients.custom()
                .setUserAgent(userAgent)
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(SILENCE_MAX).build())
                .evictIdleConnections(CONNECTION_IDLE_MAX)
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setDnsResolver(resolver)
                                .setConnectionFactory(
                                        ManagedHttpClientConnectionFactory.builder()
                                                .http1Config(http1)
                                                .charCodingConfig(bytes)
                                                .build())
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(CONNECT_TIMEOUT)
                                                .setSocketTimeout(SILENCE_MAX)
                                                .setTimeToLive(CONNECTION_AGE_MAX)
                                                .build())
                                .setMaxConnPerRoute(connectionsPerHostMax)
                                .setMaxConnTotal(CONNECTIONS_MAX)
                                .build())
                .build();
    }
}
