package pactwatch.alert.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.Preferences;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

class DraftTest {

    private static Draft.Checked webhook(@Nullable String url) {
        return Draft.check(raw("webhook", url, null));
    }

    private static Draft.Raw raw(
            @Nullable String channel, @Nullable String url, @Nullable String address) {
        return new Draft.Raw(
                null, null, null, null, null, channel, url, address, Draft.RawPreferences.NONE);
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
                                        new Draft.Target.Webhook(
                                                URI.create("https://desk.example/hook")),
                                        Preferences.NONE)));
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
                        "pigeon",
                        null,
                        null,
                        Draft.RawPreferences.NONE);

        assertThat(faultyFields(Draft.check(raw)))
                .containsExactly("members", "kinds", "forms", "leastStage", "channel.type");
    }

    @Test
    void saysWhichChannelsExist() {
        assertThat(Draft.check(raw("pigeon", null, null)))
                .isEqualTo(
                        new Draft.Checked.Bad(
                                List.of(
                                        new Draft.Fault(
                                                "channel.type",
                                                "One of webhook, email, sse, atom"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "desk",
                "desk@",
                "@example.org",
                "a b@example.org",
                "a@example.org, b@example.org",
                "a@example.org\r\nBcc: b@example.org",
                "<a@example.org>",
                "a@-example.org"
            })
    void takesOneEmailAddressOnly(String address) {
        assertThat(faultyFields(Draft.check(raw("email", null, address))))
                .containsExactly("channel.address");
    }

    @Test
    void takesAnEmailAddress() {
        assertThat(Draft.check(raw("email", null, " risk.desk+csto@example.org ")))
                .isInstanceOfSatisfying(
                        Draft.Checked.Good.class,
                        g ->
                                assertThat(g.draft().target())
                                        .isEqualTo(
                                                new Draft.Target.Email(
                                                        "risk.desk+csto@example.org")));
    }

    @Test
    void saysHowQuietHoursAreGiven() {
        Draft.Raw halfGiven =
                new Draft.Raw(
                        null,
                        null,
                        null,
                        null,
                        null,
                        "sse",
                        null,
                        null,
                        new Draft.RawPreferences("22:00", null, "Mars/Olympus", null));

        assertThat(faultyFields(Draft.check(halfGiven)))
                .containsExactly("quietHours.zone", "quietHours.to");
    }

    @Test
    void takesNoMoreThan20Members() {
        Draft.Raw raw =
                new Draft.Raw(
                        Collections.nCopies(21, "AM"),
                        null,
                        null,
                        null,
                        null,
                        "sse",
                        null,
                        null,
                        Draft.RawPreferences.NONE);

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
