package pactwatch.analysis.learned;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Token;

/**
 * Finds the dates that an act may have: none, what the rules say, those that its article names, and
 * day, month and year of publication; each with what speaks for it and against it.
 */
final class DateOptions {

    private static final String NONE = "";
    private static final String RULE = "rule";
    private static final String HERE = "here";
    private static final Set<String> SOURCES = Set.of("none", "day", "month", "year", HERE, RULE);

    private static final int YEAR_LENGTH = 4;
    private static final int MONTH_LENGTH = 7;
    private static final int DAY_LENGTH = 10;
    private static final int MONTHS = 12;
    private static final int RECENT_MONTHS = 3;
    private static final int CYCLE_DAYS = 8;
    private static final int SEASON_DAYS = 60;
    private static final int YEAR_DAYS = 400;
    private static final int SAY_REACH = 4;
    private static final int COUNT_MAX = 3;
    private static final int COMMAS_MAX = 2;
    private static final int DISTANCE_STEP = 3;
    private static final int DISTANCES_MAX = 5;
    private static final int WORDS_BESIDE = 2;

    private final LocalDate published;
    private final List<Passage> passages;
    private final List<Claim> claims;
    private final ToldAct act;
    private final Map<String, Set<String>> plain = new LinkedHashMap<>();
    private final Map<String, Set<String>> words = new LinkedHashMap<>();

    private DateOptions(
            LocalDate published, List<Passage> passages, List<Claim> claims, ToldAct act) {
        this.published = published;
        this.passages = passages;
        this.claims = claims;
        this.act = act;
    }

    /**
     * All options for an act, each date once.
     *
     * @param claims all of the article
     */
    static List<DateOption> of(
            LocalDate published, List<Passage> passages, List<Claim> claims, ToldAct act) {
        DateOptions options = new DateOptions(published, passages, claims, act);
        options.addGeneral();
        options.addNamedHere();
        options.addNamedElsewhere();
        options.addOfOtherClaims();
        return options.all();
    }

    private void add(String date, String feature) {
        plain.computeIfAbsent(date, _ -> new HashSet<>()).add(feature);
    }

    private void addGeneral() {
        add(NONE, "none");
        add(published.toString(), "day");
        add(published.toString().substring(0, MONTH_LENGTH), "month");
        add(published.toString().substring(0, YEAR_LENGTH), "year");
        Claim claim = act.claim();
        if (claim != null) {
            add(Objects.requireNonNullElse(claim.eventDate(), NONE), RULE);
        }
    }

    private void addNamedHere() {
        List<Mark> dates = act.passage().dates();
        for (int i = 0; i < dates.size(); i++) {
            Mark date = dates.get(i);
            add(date.value(), HERE);
            add(
                    date.value(),
                    "here#" + Math.min(i, COUNT_MAX) + "/" + Math.min(dates.size(), COUNT_MAX));
            addVoice(date);
            addMembers(date);
            addWordsBeside(date);
        }
    }

    private void addVoice(Mark date) {
        for (Mark say : act.passage().marks()) {
            if (say.is("SAY")) {
                if (say.to() <= date.from() && date.from() - say.to() <= SAY_REACH) {
                    add(date.value(), "said");
                }
                if (say.from() >= date.to() && say.from() - date.to() <= SAY_REACH) {
                    add(date.value(), "said-after");
                }
            }
        }
    }

    private void addMembers(Mark date) {
        List<Mark> members = act.passage().members();
        nearest(members, date)
                .ifPresent(m -> add(date.value(), "nearest=" + m.value().equals(act.member())));
        List<Mark> own = members.stream().filter(m -> m.value().equals(act.member())).toList();
        nearest(own, date).ifPresent(m -> addDistance(date, m));
    }

    private void addDistance(Mark date, Mark member) {
        int distance = distance(member, date);
        add(date.value(), "distance" + Math.min(DISTANCES_MAX, distance / DISTANCE_STEP));
        int from = Math.min(member.to(), date.to());
        int to = Math.max(member.from(), date.from());
        int commas = 0;
        for (int i = from; i < to; i++) {
            Token token = act.passage().sentence().token(i);
            commas += token.is(",") || token.is(";") ? 1 : 0;
        }
        add(date.value(), "commas" + Math.min(COMMAS_MAX, commas));
        if (act.passage().members().stream()
                .filter(m -> !m.value().equals(act.member()))
                .anyMatch(m -> m.from() >= from && m.from() < to)) {
            add(date.value(), "other-between");
        }
    }

    private static Optional<Mark> nearest(List<Mark> marks, Mark date) {
        return marks.stream().min(Comparator.comparingInt(m -> distance(m, date)));
    }

    private static int distance(Mark mark, Mark date) {
        return Math.max(0, Math.max(date.from() - mark.to(), mark.from() - date.to()));
    }

    private void addWordsBeside(Mark date) {
        Set<String> beside = words.computeIfAbsent(date.value(), _ -> new HashSet<>());
        beside.add("first:" + word(date.from()));
        for (int i = 1; i <= WORDS_BESIDE; i++) {
            beside.add("before" + i + ":" + word(date.from() - i));
            beside.add("after" + i + ":" + word(date.to() + i - 1));
        }
    }

    private String word(int at) {
        boolean isIn = at >= 0 && at < act.passage().sentence().size();
        return isIn ? Words.word(act.passage().sentence().token(at)) : "";
    }

    private void addNamedElsewhere() {
        int here = passages.indexOf(act.passage());
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            if (i != here) {
                String where = passage.isTitle() ? "title" : where(i, here);
                boolean isNamed =
                        passage.members().stream().anyMatch(m -> m.value().equals(act.member()));
                for (Mark date : passage.dates()) {
                    add(date.value(), "in:" + where);
                    add(date.value(), "in:" + where + (isNamed ? "+member" : "-member"));
                }
            }
        }
    }

    private static String where(int passage, int here) {
        return passage == 1
                ? "lead"
                : passage == here - 1 ? "before" : passage == here + 1 ? "after" : "far";
    }

    private void addOfOtherClaims() {
        for (Claim claim : claims) {
            String date = claim.eventDate();
            if (!claim.equals(act.claim()) && claim.member().equals(act.member()) && date != null) {
                add(
                        date,
                        "of:"
                                + (claim.kind() == act.kind() ? "same" : "other")
                                + (act.passage().isQuotedBy(claim) ? "-here" : "-elsewhere"));
            }
        }
    }

    private List<DateOption> all() {
        List<DateOption> all = new ArrayList<>();
        plain.forEach((date, features) ->
                all.add(new DateOption(date.isEmpty() ? null : date, crossed(date, features))));
        return all;
    }

    /** What is known of an option, also by kind, assertion and whether it is told as news. */
    private Set<String> crossed(String date, Set<String> features) {
        String relation = relation(date);
        String context = act.assertion() + "/" + newness();
        String sources =
                String.join("+", features.stream().filter(SOURCES::contains).sorted().toList());
        features.add("rel:" + relation);
        Set<String> all = new HashSet<>();
        for (String feature : features) {
            String name = "d:" + feature;
            all.add(name);
            all.add(name + "|" + act.assertion());
            all.add(name + "|" + context);
            all.add(name + "|" + act.kind());
            all.add(name + "|" + act.kind() + "/" + act.assertion());
        }
        all.add("d:" + sources);
        all.add("d:" + relation + "|" + sources + "|" + context);
        all.add(
                act.passage().dates().isEmpty()
                        ? "d:undated|" + relation + "|" + context
                        : "d:dated|" + relation + "|" + sources);
        all.add("d:" + place() + "|" + relation);
        Claim claim = act.claim();
        all.add(
                "d:"
                        + relation
                        + "|by:"
                        + (claim != null && features.contains(RULE) ? claim.rule() : ""));
        words.getOrDefault(date, Set.of()).forEach(w -> all.add("d:" + w));
        if (date.isEmpty()) {
            act.passage().sentence().tokens().forEach(t -> all.add("d:none:" + Words.word(t)));
            act.passage().marks().forEach(m -> all.add("d:none:" + m.category()));
        }
        return all;
    }

    private String newness() {
        Claim claim = act.claim();
        return claim == null ? "found" : claim.isNews() ? "news" : "background";
    }

    private String place() {
        return act.passage().isTitle()
                ? "title"
                : passages.indexOf(act.passage()) <= 1 ? "lead" : "body";
    }

    /** How a date lies to the day of publication, with its granularity. */
    private String relation(String edtf) {
        if (edtf.isEmpty()) {
            return "none";
        }
        boolean isOfPublication = published.toString().startsWith(edtf);
        return switch (edtf.length()) {
            case YEAR_LENGTH -> "year-" + (isOfPublication ? "this" : ofYear(edtf));
            case MONTH_LENGTH -> "month-" + (isOfPublication ? "this" : ofMonth(edtf));
            case DAY_LENGTH -> "day-" + (isOfPublication ? "this" : ofDay(LocalDate.parse(edtf)));
            default -> "other";
        };
    }

    private String ofYear(String edtf) {
        int years = published.getYear() - Integer.parseInt(edtf.replace('X', '0'));
        return years < -1 ? "future" : years == -1 ? "next" : years == 1 ? "last" : "old";
    }

    private String ofMonth(String edtf) {
        int months =
                (published.getYear() - Integer.parseInt(edtf.substring(0, YEAR_LENGTH))) * MONTHS
                        + published.getMonthValue()
                        - Integer.parseInt(edtf.substring(YEAR_LENGTH + 1));
        return months < 0
                ? "future"
                : months == 1
                        ? "last"
                        : months <= RECENT_MONTHS ? "recent" : months <= MONTHS ? "year" : "old";
    }

    private String ofDay(LocalDate day) {
        long days = ChronoUnit.DAYS.between(day, published);
        return days < 0
                ? "future"
                : days == 1
                        ? "eve"
                        : days <= CYCLE_DAYS
                                ? "cycle"
                                : days <= SEASON_DAYS
                                        ? "season"
                                        : days <= YEAR_DAYS ? "year" : "old";
    }
}
