package pactwatch.analysis.pack;

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
 * @param descriptors that stand for it, such as "Moscow-led bloc"
 * @param secretariat forms for those who speak for the alliance itself
 * @param rivals other organisations, whose news is not ours
 * @param sources what is known of publishers, by registrable domain
 * @param baseline sourced past, so that a first start shows the world as it is
 */
public record Pack(
        String code,
        String version,
        @Nullable String leadingMember,
        Map<String, List<String>> names,
        Map<String, List<String>> descriptors,
        Map<String, List<String>> secretariat,
        Map<String, List<String>> rivals,
        List<Member> members,
        Map<String, Source> sources,
        List<BaselineEntry> baseline) {

    public Pack {
        names = Map.copyOf(names);
        descriptors = Map.copyOf(descriptors);
        secretariat = Map.copyOf(secretariat);
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
     * @param partySince when it became a party to the founding treaty (EDTF); absent if it never
     *     was
     * @param forms country, demonym and capital, by language
     * @param leaders people who speak for it
     */
    public record Member(
            String code,
            String name,
            @Nullable String partySince,
            Map<String, List<String>> forms,
            List<Leader> leaders) {
        public Member {
            forms = Map.copyOf(forms);
            leaders = List.copyOf(leaders);
        }
    }

    /**
     * Someone who speaks for a state.
     *
     * @param from first day in office; absent if unknown
     * @param to last day in office; absent if still there or unknown
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
    }

    /** The same pack without its past. */
    public Pack withoutBaseline() {
        return new Pack(
                code,
                version,
                leadingMember,
                names,
                descriptors,
                secretariat,
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
