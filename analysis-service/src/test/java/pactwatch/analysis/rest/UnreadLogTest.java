package pactwatch.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.LineState;

class UnreadLogTest {

    private boolean isRead;
    private final UnreadLog unread =
            new UnreadLog(
                    new LineState() {
                        @Override
                        public List<String> unready() {
                            return List.of();
                        }

                        @Override
                        public boolean isRead() {
                            return isRead;
                        }

                        @Override
                        public List<String> ended() {
                            return List.of();
                        }
                    });

    private Optional<Response> ask(String path) {
        return unread.refuse(
                (UriInfo)
                        Proxy.newProxyInstance(
                                UriInfo.class.getClassLoader(),
                                new Class<?>[] {UriInfo.class},
                                (_, _, _) -> path));
    }

    @Test
    void refusesQuestionsUntilTheLogIsRead() {
        assertThat(ask("/api/members"))
                .hasValueSatisfying(r -> {
                    assertThat(r.getStatus()).isEqualTo(503);
                    assertThat(r.getHeaderString("Retry-After")).isEqualTo("1");
                    assertThat(r.getEntity()).isInstanceOf(Problem.class);
                });

        isRead = true;

        assertThat(ask("/api/members")).isEmpty();
    }

    @Test
    void leavesPagesAndTheSignalOfChangesAlone() {
        assertThat(ask("/members/AM")).isEmpty();
        assertThat(ask("/api/stream")).isEmpty();
    }
}
