package pactwatch.alert.desk;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.desk.Draft.Checked;
import pactwatch.alert.desk.Draft.Fault;
import pactwatch.alert.desk.Draft.Target;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.Preferences;
import pactwatch.alert.subscription.QuietHours;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

/** Checks the words of one request. */
final class DraftCheck {

    private static final Pattern MEMBER = Pattern.compile("[A-Z]{2}");
    private static final int ADDRESS_MAX_CHARS = 254;

    /** One @, no blanks, no control characters, a domain with a dot or localhost (RFC 5321). */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
                            + "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
                            + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private final Draft.Raw raw;
    private final List<Fault> faults = new ArrayList<>();

    DraftCheck(Draft.Raw raw) {
        this.raw = raw;
    }

    Checked check() {
        List<String> members = members(raw.members());
        List<Kind> kinds =
                enums("kinds", Kind.class, raw.kinds(), List.copyOf(Filter.DEFAULT_KINDS));
        List<Claim.Form> forms =
                enums("forms", Claim.Form.class, raw.forms(), List.of(Claim.Form.FORCE));
        Stage leastStage = leastStage(raw.leastStage());
        Target target = target();
        Preferences preferences = preferences(raw.preferences());
        if (!faults.isEmpty() || target == null) {
            return new Checked.Bad(List.copyOf(faults));
        }
        boolean announced = !Boolean.FALSE.equals(raw.announced());
        Filter filter = new Filter(members, kinds, forms, leastStage, announced);
        return new Checked.Good(new Draft(filter, target, preferences));
    }

    private void fault(String field, String detail) {
        faults.add(new Fault(field, detail));
    }

    private List<String> members(@Nullable List<String> given) {
        if (given == null) {
            return List.of();
        }
        boolean allCodes = given.stream().allMatch(m -> MEMBER.matcher(m).matches());
        if (!allCodes || given.size() > Filter.MEMBERS_MAX) {
            fault(
                    "members",
                    "At most %d two-letter codes of ISO 3166-1, such as AM; none means any"
                            .formatted(Filter.MEMBERS_MAX));
            return List.of();
        }
        return List.copyOf(new LinkedHashSet<>(given));
    }

    private <T extends Enum<T>> List<T> enums(
            String field, Class<T> type, @Nullable List<String> given, List<T> otherwise) {
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
            fault(field, "One or more of " + names(Arrays.asList(type.getEnumConstants())));
        }
        return found;
    }

    private static <T extends Enum<T>> Optional<T> constant(Class<T> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(c -> c.name().equals(name)).findAny();
    }

    private static String names(List<?> constants) {
        return constants.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private Stage leastStage(@Nullable String given) {
        if (given == null) {
            return Stage.REPORTED;
        }
        Optional<Stage> stage =
                constant(Stage.class, given).filter(s -> s.isAtLeast(Stage.REPORTED));
        if (stage.isEmpty()) {
            fault("leastStage", "One of REPORTED, CORROBORATED, ESTABLISHED");
        }
        return stage.orElse(Stage.REPORTED);
    }

    private @Nullable Target target() {
        String channel = raw.channel() == null ? "" : raw.channel();
        return switch (channel) {
            case "webhook" -> webhook();
            case "email" -> email();
            case "sse" -> new Target.Stream();
            case "atom" -> new Target.Atom();
            default -> {
                fault("channel.type", "One of webhook, email, sse, atom");
                yield null;
            }
        };
    }

    private @Nullable Target webhook() {
        URI url = webAddress(raw.url());
        if (url == null) {
            fault(
                    "channel.url",
                    "An absolute http or https address without user name, at most %d characters"
                            .formatted(Channel.URL_MAX_CHARS));
            return null;
        }
        return new Target.Webhook(url);
    }

    private static @Nullable URI webAddress(@Nullable String text) {
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

    private @Nullable Target email() {
        String address = raw.address() == null ? "" : raw.address().strip();
        if (address.length() > ADDRESS_MAX_CHARS || !ADDRESS.matcher(address).matches()) {
            fault("channel.address", "One email address, such as desk@example.org");
            return null;
        }
        return new Target.Email(address);
    }

    private Preferences preferences(Draft.RawPreferences given) {
        boolean heartbeat = Boolean.TRUE.equals(given.heartbeat());
        ZoneId zone = zone(given.zone());
        boolean hasQuiet = isGiven(given.quietFrom()) || isGiven(given.quietTo());
        return new Preferences(hasQuiet ? quietHours(given, zone) : null, heartbeat);
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private ZoneId zone(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(given.strip());
        } catch (DateTimeException _) {
            fault("quietHours.zone", "A time zone, such as Asia/Yerevan or UTC");
            return ZoneOffset.UTC;
        }
    }

    private @Nullable QuietHours quietHours(Draft.RawPreferences given, ZoneId zone) {
        Optional<LocalTime> from = time("quietHours.from", given.quietFrom());
        Optional<LocalTime> to = time("quietHours.to", given.quietTo());
        if (from.isPresent() && from.equals(to)) {
            fault("quietHours.to", "Another time than from; to be told nothing, pause it");
            return null;
        }
        return from.isPresent() && to.isPresent()
                ? new QuietHours(from.get(), to.get(), zone)
                : null;
    }

    private Optional<LocalTime> time(String field, @Nullable String given) {
        try {
            return Optional.of(LocalTime.parse(given == null ? "" : given.strip()));
        } catch (DateTimeException _) {
            fault(field, "A time of day, such as 22:00; give both from and to");
            return Optional.empty();
        }
    }
}
