package pactwatch.analysis.status;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.ruling.Ruling;

/** The statuses of all members at two times, in the order of the pack. */
public record PactProjection(String pact, List<MemberProjection> members) {

    public PactProjection {
        members = List.copyOf(members);
    }

    /**
     * Projects claims of any members and what analysts decided, the members side by side; see
     * {@link Projection#project}.
     */
    public static PactProjection project(
            Pack pack,
            Collection<Claim> claims,
            Collection<Ruling> rulings,
            Instant validAt,
            Instant knownAt) {
        Map<String, List<Claim>> byMember =
                claims.stream().collect(Collectors.groupingBy(Claim::member));
        return new PactProjection(
                pack.code(),
                pack.members().parallelStream()
                        .map(m ->
                                Projection.project(
                                        pack,
                                        m.code(),
                                        byMember.getOrDefault(m.code(), List.of()),
                                        rulings,
                                        validAt,
                                        knownAt))
                        .toList());
    }
}
