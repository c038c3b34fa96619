package pactwatch.alert.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

class DraftTest {

    private static Draft.Checked webhook(@Nullable String url) {
        return Draft.check(new Draft.Raw(null, null, null, null, null, "webhook", url));
    }

    private static List<String> faultyFields(Draft.Checked checked) {
        return switch (checked) {
            case Draft.Checked.Bad(List<Draft.Fault> faults) ->
                    faults.stream().map(Draft.Fault::field).toList();
            case Draft.Checked.Good _ -> List.of();
        };
    }

    @Test
    void takesTheDefaultsOfTheDesign() {
        Draft.Checked checked = webhook("https://desk.example/hook");

        assertThat(checked)
                .isEqualTo(
                        new Draft.Checked.Good(
                                new Draft(
                                        new Filter(
                                                List.of(),
                                                List.of(
                                                        Kind.SUSPENSION,
                                                        Kind.WITHDRAWAL,
                                                        Kind.INTERVENTION),
                                                List.of(Claim.Form.FORCE),
                                                Stage.REPORTED,
                                                true),
                                        URI.create("https://desk.example/hook"))));
    }

    @Test
    void reportsAllFaultsAtOnce() {
        Draft.Raw raw =
                new Draft.Raw(
                        List.of("armenia"),
                        List.of("SUSPENSION", "COUP"),
                        List.of(),
                        "RETRACTED",
                        null,
                        "email",
                        null);

        assertThat(faultyFields(Draft.check(raw)))
                .containsExactly("members", "kinds", "forms", "leastStage", "channel.type");
    }

    @Test
    void saysWhichChannelsExist() {
        Draft.Raw raw = new Draft.Raw(null, null, null, null, null, "atom", null);

        assertThat(Draft.check(raw))
                .isEqualTo(
                        new Draft.Checked.Bad(
                                List.of(
                                        new Draft.Fault(
                                                "channel.type",
                                                "The channels that exist now are webhook and sse;"
                                                        + " email and atom do not exist yet"))));
    }

    @Test
    void takesNoMoreThan20Members() {
        Draft.Raw raw =
                new Draft.Raw(Collections.nCopies(21, "AM"), null, null, null, null, "sse", null);

        assertThat(faultyFields(Draft.check(raw))).containsExactly("members");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk.example/hook",
                "ftp://desk.example/",
                "https://",
                "https://user:word@desk.example/",
                "javascript:alert(1)",
                "https://desk.example:99999/",
                "https://desk example/"
            })
    void takesOnlyPlainWebAddresses(String url) {
        assertThat(faultyFields(webhook(url))).containsExactly("channel.url");
    }

    @Test
    void takesNoAddressLongerThan2000Characters() {
        assertThat(faultyFields(webhook("https://desk.example/" + "a".repeat(2_000))))
                .containsExactly("channel.url");
    }
}
