package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.claim.Readings.Marked;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.BaselineEntry;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Marks;
import pactwatch.analysis.text.Sentence;

/** What an article is about, before its first sentence is read. */
final class Opening {

    private static final int TITLE_WEIGHT = 3;
    private static final int SIDES = 2;
    private static final int PACT_FORCE_WINDOW = 2;

    /** A meeting that an article is about is named at its head. */
    private static final int GATHERING_SENTENCES = 2;

    private final Lexicon lexicon;
    private final List<Marked> all;

    Opening(Lexicon lexicon, List<Marked> all) {
        this.lexicon = lexicon;
        this.all = all;
    }

    Discourse discourse(LocalDate published) {
        return Discourse.opening(
                namesPact() || isHintedAt(),
                mainMember(),
                onlyTwo(),
                all.stream().anyMatch(s -> has(s, "EXERCISE")),
                isGathering(),
                isPactForce(),
                knownHost(published),
                lexicon.parties(),
                lexicon.leadingMember());
    }

    private boolean namesPact() {
        return all.stream()
                .anyMatch(s ->
                        has(s, "PACT")
                                || s.marks().of("PACTNOUN").stream()
                                        .anyMatch(m -> PactMentions.isDescribed(s.marks(), m)));
    }

    /** The two parties that title and lead speak of, if the article names no third. */
    private List<String> onlyTwo() {
        Set<String> named = new TreeSet<>();
        Set<String> lead = new TreeSet<>();
        for (Marked sentence : all) {
            boolean isLead = sentence.isTitle() || sentence.index() <= 1;
            for (Mark member : sentence.marks().of("MEMBER")) {
                if (!isLeader(member)) {
                    named.add(member.value());
                    if (isLead) {
                        lead.add(member.value());
                    }
                }
            }
        }
        boolean areParties = lexicon.parties().containsAll(named);
        return named.size() == SIDES && lead.size() == SIDES && areParties
                ? List.copyOf(named)
                : List.of();
    }

    /** "The security bloc", beside members and no other organisation. */
    private boolean isHintedAt() {
        boolean isHint =
                all.stream()
                        .flatMap(s -> s.marks().stream())
                        .anyMatch(m ->
                                m.is("HINT")
                                        || (m.is("SECRETARIAT")
                                                && m.value().equals(lexicon.pact())));
        return isHint
                && all.stream().anyMatch(s -> has(s, "MEMBER"))
                && all.stream().noneMatch(s -> has(s, "RIVAL"));
    }

    /** Whether the title or the first sentences name a meeting of the pact. */
    private boolean isGathering() {
        return all.stream()
                .filter(s -> s.isTitle() || s.index() < GATHERING_SENTENCES)
                .anyMatch(s ->
                        has(s, "MEETING")
                                && !has(s, "RIVAL")
                                && (has(s, "PACT") || has(s, "PACTNOUN")));
    }

    /** "The CSTO contingent": soldiers of single states are then a part of it. */
    private boolean isPactForce() {
        return all.stream().anyMatch(s -> isPactForce(s.marks()));
    }

    private static boolean isPactForce(Marks marks) {
        List<Mark> pacts = marks.of("PACT");
        return marks.of("FORCE").stream()
                .anyMatch(f ->
                        pacts.stream()
                                .anyMatch(p ->
                                        f.from() >= p.to()
                                                && f.from() - p.to() <= PACT_FORCE_WINDOW));
    }

    private static boolean has(Marked sentence, String category) {
        return sentence.marks().has(category);
    }

    /** Where the sourced past knows a force of the pact, if the article names that member. */
    private @Nullable String knownHost(LocalDate published) {
        Set<String> named = new HashSet<>();
        all.forEach(s -> s.marks().of("MEMBER").forEach(m -> named.add(m.value())));
        return lexicon.baseline().stream()
                .filter(b -> b.kind() == Kind.INTERVENTION && b.assertion() == Assertion.ACTUAL)
                .filter(b -> b.form() == Claim.Form.FORCE && named.contains(b.member()))
                .filter(b -> !b.published().isAfter(published.plusDays(1)))
                .max(Comparator.comparing(BaselineEntry::published))
                .map(BaselineEntry::member)
                .orElse(null);
    }

    /** The member that the article names most, the leading one only if it is alone. */
    private @Nullable String mainMember() {
        Map<String, Integer> weights = new HashMap<>();
        for (Marked sentence : all) {
            int weight = sentence.isTitle() ? TITLE_WEIGHT : 1;
            sentence.marks().of("MEMBER").stream()
                    .filter(m -> !isLeader(m))
                    .filter(m -> !isVenue(sentence.sentence(), sentence.marks(), m))
                    .forEach(m -> weights.merge(m.value(), weight, Integer::sum));
        }
        return weights.entrySet().stream()
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** "The Minsk summit", "a meeting in Minsk": not about Belarus. */
    private static boolean isVenue(Sentence sentence, Marks marks, Mark member) {
        boolean isMet =
                member.from() > 0
                        && sentence.token(member.from() - 1).is("in")
                        && marks.has("MEETING");
        return isMet || marks.at("VENUE", member.to()).isPresent();
    }

    private boolean isLeader(Mark member) {
        return Objects.equals(member.value(), lexicon.leadingMember());
    }
}
