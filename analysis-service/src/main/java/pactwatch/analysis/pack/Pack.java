package pactwatch.analysis.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alliance that is watched, as its pack files describe it. Word lists are by language (BCP 47);
 * a form that ends in {@code *} stands for all words that begin so.
 *
 * @param code such as {@code CSTO}
 * @param version of the pack files, part of the version that claims carry
 * @param leadingMember the state that leads it, if one does
 * @param names of the alliance
 * @param ledBy what is said of a bloc that its leading state leads, such as "Moscow-led"
 * @param descriptors that stand for it, such as "Moscow-led bloc"
 * @param secretariat forms for those who speak for the alliance itself, by office
 * @param officers those who speak for it, by name
 * @param rivals other organisations, whose news is not ours
 * @param sources what is known of publishers, by registrable domain
 * @param baseline sourced past, so that a first start shows the world as it is
 */
public record Pack(
        String code,
        String version,
        @Nullable String leadingMember,
        Map<String, List<String>> names,
        Map<String, List<String>> ledBy,
        Map<String, List<String>> descriptors,
        Map<String, List<String>> secretariat,
        List<Leader> officers,
        Map<String, List<String>> rivals,
        List<Member> members,
        Map<String, Source> sources,
        List<BaselineEntry> baseline) {

    public Pack {
        names = Map.copyOf(names);
        ledBy = Map.copyOf(ledBy);
        descriptors = Map.copyOf(descriptors);
        secretariat = Map.copyOf(secretariat);
        officers = List.copyOf(officers);
        rivals = Map.copyOf(rivals);
        members = List.copyOf(members);
        sources = Map.copyOf(sources);
        baseline = List.copyOf(baseline);
    }

    /**
     * A state that is watched.
     *
     * @param code ISO 3166-1 alpha-2
     * @param name in English
     * @param terms during which it was a party, earliest first; none if it never was
     * @param country its names, by language
     * @param people demonyms and adjectives, by language
     * @param capital which stands for its government and is a place, by language
     * @param places within it that news names without it, by language; none acts for it
     * @param leaders people who speak for it
     */
    public record Member(
            String code,
            String name,
            List<Term> terms,
            Map<String, List<String>> country,
            Map<String, List<String>> people,
            Map<String, List<String>> capital,
            Map<String, List<String>> places,
            List<Leader> leaders) {
        public Member {
            terms = List.copyOf(terms);
            country = Map.copyOf(country);
            people = Map.copyOf(people);
            capital = Map.copyOf(capital);
            places = Map.copyOf(places);
            leaders = List.copyOf(leaders);
        }

        /** When it became a party to the founding treaty (EDTF); absent if it never was. */
        public @Nullable String partySince() {
            return terms.isEmpty() ? null : terms.getFirst().from();
        }

        /** Country, demonyms and capital, by language. */
        public Map<String, List<String>> forms() {
            Map<String, List<String>> all = new HashMap<>();
            for (Map<String, List<String>> some : List.of(country, people, capital)) {
                some.forEach((language, forms) ->
                        all.computeIfAbsent(language, _ -> new ArrayList<>()).addAll(forms));
            }
            return all;
        }
    }

    /**
     * A time during which a state was a party.
     *
     * @param from first day (EDTF)
     * @param to last day (EDTF); absent if it still is one
     * @param source address of a page that tells it
     */
    public record Term(String from, @Nullable String to, String source) {}

    /**
     * Someone who speaks for a state or for the pact.
     *
     * @param from first day in office (EDTF); absent if unknown
     * @param to last day in office (EDTF); absent if still there or unknown
     */
    public record Leader(
            String name,
            String office,
            @Nullable String from,
            @Nullable String to,
            Map<String, List<String>> forms) {
        public Leader {
            forms = Map.copyOf(forms);
        }

        /** Whether the office was held on a day, as precisely as its dates are known. */
        public boolean isInOffice(LocalDate day) {
            String date = day.toString();
            return (from == null || from.compareTo(date) <= 0)
                    && (to == null || date.substring(0, to.length()).compareTo(to) <= 0);
        }
    }

    /** The same pack without its past. */
    public Pack withoutBaseline() {
        return new Pack(
                code,
                version,
                leadingMember,
                names,
                ledBy,
                descriptors,
                secretariat,
                officers,
                rivals,
                members,
                sources,
                List.of());
    }

    public Optional<Member> member(String memberCode) {
        return members.stream().filter(m -> m.code().equals(memberCode)).findFirst();
    }

    /** What is known of a publisher; one that cannot be judged if nothing is. */
    public Source source(String domain) {
        Source known = sources.get(domain);
        return known == null ? Source.unknown(domain) : known;
    }
}
