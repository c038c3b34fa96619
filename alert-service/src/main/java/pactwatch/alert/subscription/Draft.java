package pactwatch.alert.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

/**
 * A subscription as asked for, checked but not yet recorded.
 *
 * @param webhook address of the receiver; absent for a live stream
 */
public record Draft(Filter filter, @Nullable URI webhook) {

    /** The words of a request or a form, before any check; absent means not given. */
    public record Raw(
            @Nullable List<String> members,
            @Nullable List<String> kinds,
            @Nullable List<String> forms,
            @Nullable String leastStage,
            @Nullable Boolean announced,
            @Nullable String channel,
            @Nullable String url) {}

    /** What checking a request gave. */
    public sealed interface Checked {
        record Good(Draft draft) implements Checked {}

        /** Never empty. */
        record Bad(List<Fault> faults) implements Checked {}
    }

    /**
     * What is wrong with a field.
     *
     * @param field such as {@code channel.url}
     * @param detail one sentence that says what is allowed
     */
    public record Fault(String field, String detail) {}

    private static final Pattern MEMBER = Pattern.compile("[A-Z]{2}");

    /** Checks everything and reports all faults at once. */
    public static Checked check(Raw raw) {
        List<Fault> faults = new ArrayList<>();
        List<String> members = members(raw.members(), faults);
        List<Kind> kinds =
                enums("kinds", Kind.class, raw.kinds(), List.copyOf(Filter.DEFAULT_KINDS), faults);
        List<Claim.Form> forms =
                enums("forms", Claim.Form.class, raw.forms(), List.of(Claim.Form.FORCE), faults);
        Stage leastStage = leastStage(raw.leastStage(), faults);
        URI webhook = webhook(raw, faults);
        if (!faults.isEmpty()) {
            return new Checked.Bad(List.copyOf(faults));
        }
        boolean announced = !Boolean.FALSE.equals(raw.announced());
        return new Checked.Good(
                new Draft(new Filter(members, kinds, forms, leastStage, announced), webhook));
    }

    private static List<String> members(@Nullable List<String> given, List<Fault> faults) {
        if (given == null) {
            return List.of();
        }
        boolean allCodes = given.stream().allMatch(m -> MEMBER.matcher(m).matches());
        if (!allCodes || given.size() > Filter.MEMBERS_MAX) {
            faults.add(
                    new Fault(
                            "members",
                            "At most %d two-letter codes of ISO 3166-1, such as AM; none means any"
                                    .formatted(Filter.MEMBERS_MAX)));
            return List.of();
        }
        return List.copyOf(new LinkedHashSet<>(given));
    }

    private static <T extends Enum<T>> List<T> enums(
            String field,
            Class<T> type,
            @Nullable List<String> given,
            List<T> otherwise,
            List<Fault> faults) {
        if (given == null) {
            return otherwise;
        }
        List<T> found =
                given.stream()
                        .distinct()
                        .limit(type.getEnumConstants().length + 1L)
                        .flatMap(name -> constant(type, name).stream())
                        .toList();
        if (found.isEmpty() || found.size() < given.stream().distinct().count()) {
            faults.add(
                    new Fault(
                            field,
                            "One or more of " + names(Arrays.asList(type.getEnumConstants()))));
        }
        return found;
    }

    private static <T extends Enum<T>> Optional<T> constant(Class<T> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(c -> c.name().equals(name)).findAny();
    }

    private static String names(List<?> constants) {
        return constants.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Stage leastStage(@Nullable String given, List<Fault> faults) {
        if (given == null) {
            return Stage.REPORTED;
        }
        Optional<Stage> stage =
                constant(Stage.class, given).filter(s -> s.isAtLeast(Stage.REPORTED));
        if (stage.isEmpty()) {
            faults.add(new Fault("leastStage", "One of REPORTED, CORROBORATED, ESTABLISHED"));
        }
        return stage.orElse(Stage.REPORTED);
    }

    private static @Nullable URI webhook(Raw raw, List<Fault> faults) {
        String channel = raw.channel();
        if (channel != null && channel.equals("sse")) {
            return null;
        }
        if (channel == null || !channel.equals("webhook")) {
            faults.add(
                    new Fault(
                            "channel.type",
                            "The channels that exist now are webhook and sse; email and atom do not"
                                    + " exist yet"));
            return null;
        }
        URI url = address(raw.url());
        if (url == null) {
            faults.add(
                    new Fault(
                            "channel.url",
                            "An absolute http or https address without user name, at most %d"
                                            .formatted(Channel.URL_MAX_CHARS)
                                    + " characters"));
        }
        return url;
    }

    private static @Nullable URI address(@Nullable String text) {
        if (text == null || text.length() > Channel.URL_MAX_CHARS) {
            return null;
        }
        try {
            URI url = new URI(text.strip());
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean isWeb = scheme.equals("https") || scheme.equals("http");
            boolean isPlain = url.getHost() != null && url.getUserInfo() == null;
            return isWeb && isPlain && url.getPort() <= 65_535 ? url : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
