package pactwatch.analysis.learned;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.BaselineEntry;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.text.Mark;

/** Finds the members that each sentence may tell of, with their features. */
final class Candidates {

    /** How the feature of the year of publication begins. */
    static final String YEAR = "year:";

    private static final String PAST = "past:";

    private static final int TITLE_WEIGHT = 3;
    private static final int MEMBERS_SHOWN_MAX = 3;
    private static final int CYCLE_DAYS = 9;
    private static final int EVE_DAYS = 10;
    private static final int MONTHS_DAYS = 60;
    private static final int YEAR_DAYS = 400;
    private static final int RECENT_YEARS = 2019;
    private static final int YEARS = 5;
    private static final int[] NEIGHBOURS = {-3, -2, -1, 1, 2, 3, 4};
    private static final Set<String> NAMES = Set.of("MEMBER", "LEADER", "PACT");

    /** Categories whose values say nothing. */
    private static final Set<String> PLAIN =
            Set.of("ENDS", "PREP", "TO", "AUX", "OBTAIN", "JOINED", "FACTIVE");

    private final Pack pack;
    private final LocalDate published;
    private final List<Passage> passages;
    private final List<Claim> claims;
    private final @Nullable String protagonist;

    private Candidates(Pack pack, LocalDate published, List<Passage> passages, List<Claim> claims) {
        this.pack = pack;
        this.published = published;
        this.passages = passages;
        this.claims = claims;
        this.protagonist = protagonist();
    }

    /**
     * All candidates of an article, in order.
     *
     * @param claims those of the rules
     */
    static List<Candidate> of(
            Pack pack, LocalDate published, List<Passage> passages, List<Claim> claims) {
        return new Candidates(pack, published, passages, claims).all();
    }

    /** Whether a feature is what is known of the member, not what the article says. */
    static boolean isKnowledge(String feature) {
        return feature.startsWith(YEAR) || feature.startsWith(PAST);
    }

    private List<Candidate> all() {
        List<Candidate> all = new ArrayList<>();
        for (Passage passage : passages) {
            List<String> ofMarks = ofMarks(passage);
            inPlay(passage)
                    .forEach((member, how) ->
                            all.add(
                                    new Candidate(
                                            passage,
                                            member,
                                            features(passage, ofMarks, member, how))));
        }
        return all;
    }

    private @Nullable String protagonist() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Passage passage : passages) {
            passage.members()
                    .forEach(m ->
                            counts.merge(
                                    m.value(), passage.isTitle() ? TITLE_WEIGHT : 1, Integer::sum));
        }
        String most = null;
        int weight = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (!isLeading(entry.getKey()) && entry.getValue() >= weight) {
                most = entry.getKey();
                weight = entry.getValue();
            }
        }
        return most == null && !counts.isEmpty() ? pack.leadingMember() : most;
    }

    private boolean isLeading(String member) {
        return member.equals(pack.leadingMember());
    }

    /** Members that are named, and those that the sentence may go on with. */
    private Map<String, String> inPlay(Passage passage) {
        Map<String, String> members = new LinkedHashMap<>();
        passage.members().forEach(m -> members.putIfAbsent(m.value(), "named"));
        boolean isNamed = members.keySet().stream().anyMatch(m -> !isLeading(m));
        String last = passage.lastMember();
        if (!isNamed && last != null && !isLeading(last)) {
            members.putIfAbsent(last, "carried");
        }
        if (protagonist != null && !isLeading(protagonist)) {
            members.putIfAbsent(protagonist, isNamed ? "protagonist" : "carried");
        }
        return members;
    }

    private Set<String> features(Passage passage, List<String> ofMarks, String member, String how) {
        Set<String> features = new HashSet<>();
        features.add("how=" + how);
        add(features, "title", passage.isTitle());
        add(features, "pact", !passage.pacts().isEmpty());
        add(features, "topic", passage.isOnTopic());
        add(features, "rival", passage.marks().stream().anyMatch(m -> m.is("RIVAL")));
        add(features, "protagonist", member.equals(protagonist));
        add(features, "leading", isLeading(member));
        long named = passage.members().stream().map(Mark::value).distinct().count();
        features.add("members=" + Math.min(MEMBERS_SHOWN_MAX, named));
        addWords(features, passage, member);
        features.addAll(ofMarks);
        addClaims(features, passage, member);
        addPast(features, member);
        return features;
    }

    /** The features of the marks of a sentence, which are the same for each member. */
    private static List<String> ofMarks(Passage passage) {
        List<String> features = new ArrayList<>();
        for (Mark mark : passage.marks()) {
            String category = mark.category();
            if (!NAMES.contains(category)) {
                features.add("m:" + category);
                if (!PLAIN.contains(category)) {
                    features.add("m:" + category + "=" + mark.value());
                }
            }
        }
        return features;
    }

    private static void add(Set<String> features, String name, boolean isSet) {
        if (isSet) {
            features.add(name);
        }
    }

    private void addWords(Set<String> features, Passage passage, String member) {
        List<String> words = Words.of(passage, member, pack.leadingMember());
        for (int i = 0; i < words.size(); i++) {
            features.add("w:" + words.get(i));
            if (i + 1 < words.size()) {
                features.add("b:" + words.get(i) + " " + words.get(i + 1));
            }
            if (words.get(i).equals(Words.ME)) {
                for (int offset : NEIGHBOURS) {
                    int at = i + offset;
                    if (at >= 0 && at < words.size()) {
                        features.add((offset > 0 ? "after:" : "before:") + words.get(at));
                        add(features, "next:" + words.get(at), offset == 1);
                        add(features, "prior:" + words.get(at), offset == -1);
                    }
                }
            }
        }
    }

    private void addClaims(Set<String> features, Passage passage, String member) {
        for (Claim claim : claims) {
            boolean isHere = passage.isQuotedBy(claim);
            if (claim.member().equals(member)) {
                features.add("rule:" + claim.kind() + (isHere ? "" : "@elsewhere"));
                add(features, "by:" + claim.rule(), isHere);
            } else {
                add(features, "other:" + claim.kind(), isHere);
            }
        }
    }

    /** What the sourced past knows of a member on the day of publication, and how old it is. */
    private void addPast(Set<String> features, String member) {
        for (BaselineEntry entry : pack.baseline()) {
            String age = entry.member().equals(member) ? age(entry.published()) : null;
            if (age != null) {
                features.add(PAST + entry.kind() + ":" + entry.assertion() + ":" + age);
            }
        }
        int year = published.getYear();
        features.add(YEAR + member + ":" + (year >= RECENT_YEARS ? year : year / YEARS * YEARS));
    }

    private @Nullable String age(LocalDate known) {
        long days = published.toEpochDay() - known.toEpochDay();
        if (days < 0) {
            return days >= -EVE_DAYS ? "eve" : null;
        }
        return days <= CYCLE_DAYS
                ? "now"
                : days <= MONTHS_DAYS ? "months" : days <= YEAR_DAYS ? "year" : "old";
    }
}
