package pactwatch.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteTest {

    @Test
    void sendsPagesAndInterfacesToTheServiceThatOwnsThem() {
        assertThat(Route.of("/")).isEqualTo(Route.ANALYSIS);
        assertThat(Route.of("/members/AM")).isEqualTo(Route.ANALYSIS);
        assertThat(Route.of("/api/members")).isEqualTo(Route.ANALYSIS);
        assertThat(Route.of("/feeds")).isEqualTo(Route.INGEST);
        assertThat(Route.of("/api/feeds/1/poll")).isEqualTo(Route.INGEST);
        assertThat(Route.of("/alerts/live")).isEqualTo(Route.ALERT);
        assertThat(Route.of("/api/subscriptions")).isEqualTo(Route.ALERT);
        assertThat(Route.of("/feedsome")).isEqualTo(Route.ANALYSIS);
    }

    @Test
    void sendsTopicsToTheirProducers() {
        assertThat(Route.of("/api/log/pactwatch.articles")).isEqualTo(Route.INGEST);
        assertThat(Route.of("/api/log/pactwatch.claims.g1")).isEqualTo(Route.ANALYSIS);
        assertThat(Route.of("/api/log/pactwatch.deliveries")).isEqualTo(Route.ALERT);
    }
}
