package pactwatch.alert.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.desk.SubscriptionDesk;
import pactwatch.alert.message.Words;
import pactwatch.alert.subscription.Filter;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

/**
 * The subscription form with what is picked in it.
 *
 * @param id under which the subscription will be opened, so that sending twice opens one
 * @param sendsMail whether an email address can be given
 * @param sink where the demo shows what it received
 */
public record FormView(
        String id,
        List<Choice> members,
        List<Choice> kinds,
        List<Choice> stages,
        boolean missions,
        boolean announced,
        String channel,
        String url,
        String address,
        String quietFrom,
        String quietTo,
        String zone,
        boolean heartbeat,
        boolean sendsMail,
        @Nullable String sink) {

    /** One choice of a form. */
    public record Choice(String value, String label, boolean picked) {}

    /** The form as it was sent, or as the page's address presets it. */
    static FormView of(String id, FormFields fields, AlertConfig config, SubscriptionDesk desk) {
        boolean isBlank = fields.values().isEmpty();
        List<String> kinds = fields.all("kinds");
        List<String> pickedKinds = kinds.isEmpty() ? defaultKinds() : kinds;
        String stage = or(fields.one("leastStage"), Stage.REPORTED.name());
        String sink = config.demoSink().map(Object::toString).orElse(null);
        return new FormView(
                id,
                config.alert().members().stream()
                        .map(m -> new Choice(m, Words.member(m), fields.all("members").contains(m)))
                        .toList(),
                Stream.of(Kind.values())
                        .map(k ->
                                new Choice(k.name(), Words.kind(k), pickedKinds.contains(k.name())))
                        .toList(),
                Stream.of(Stage.REPORTED, Stage.CORROBORATED, Stage.ESTABLISHED)
                        .map(s ->
                                new Choice(s.name(), Words.stageChoice(s), s.name().equals(stage)))
                        .toList(),
                fields.all("forms").contains("MISSION"),
                isBlank || !fields.values().containsKey("id") || fields.one("announced") != null,
                or(fields.one("channel"), "webhook"),
                or(fields.one("url"), sink == null ? "" : sink + "/hook"),
                or(fields.one("address"), sink == null ? "" : "you@demo.example"),
                or(fields.one("quietFrom"), ""),
                or(fields.one("quietTo"), ""),
                or(fields.one("zone"), ""),
                fields.one("heartbeat") != null,
                desk.sendsMail(),
                sink);
    }

    private static List<String> defaultKinds() {
        return Stream.concat(Filter.DEFAULT_KINDS.stream(), Stream.of(Kind.ASSISTANCE_REQUEST))
                .map(Kind::name)
                .toList();
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
