package pactwatch.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    private static final URI PUBLIC = URI.create("https://watch.example");

    private static boolean isHttps(Map<String, String> headers) {
        return Reach.of(headers::get).isHttps(PUBLIC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Proto | https",
                "X-Forwarded-Proto | HTTPS",
                "X-Forwarded-Proto | https, http",
                "Forwarded         | proto=https",
                "Forwarded         | for=192.0.2.7;proto=https;by=203.0.113.9",
                "Forwarded         | For=192.0.2.7; Proto=\"https\", for=10.0.0.1;proto=http"
            })
    void isHttpsIfTheProxyInFrontSaysSo(String header, String value) {
        assertThat(isHttps(Map.of(header, value, "Host", "127.0.0.1:8080"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "http, https", "", "httpsx"})
    void isNotHttpsIfTheProxySaysOtherwise(String scheme) {
        assertThat(isHttps(Map.of("X-Forwarded-Proto", scheme, "Host", "watch.example"))).isFalse();
    }

    @Test
    void isHttpsAtOurPublicAddressIfNothingIsTold() {
        assertThat(isHttps(Map.of("Host", "watch.example"))).isTrue();
        assertThat(isHttps(Map.of("Host", "gateway", "X-Forwarded-Host", "watch.example")))
                .isTrue();
    }

    @Test
    void isNotHttpsOnLoopback() {
        assertThat(isHttps(Map.of("Host", "127.0.0.1:8080"))).isFalse();
        assertThat(Reach.of(Map.of("Host", "localhost")::get).isHttps(null)).isFalse();
        assertThat(Reach.of(Map.of("Host", "a.b")::get).isHttps(URI.create("http://a.b")))
                .isFalse();
    }
}
