package pactwatch.analysis.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Development.Verdict;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.log.Json;

/** Rulings win over any evidence and never vanish. Each run prints the seed that makes it again. */
class RulingPropertyTest {

    private static final int RUNS = 200;
    private static final int RULINGS_MAX = 8;
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant RULED = Instant.parse("2026-06-01T00:00:00Z");
    private static final ObjectMapper JSON = Json.mapper();
    private static final Pack PACK = Samples.pack();

    static Stream<Long> seeds() {
        long first = Long.getLong("pactwatch.seed", 9_000);
        return LongStream.range(first, first + RUNS).boxed();
    }

    /** Claims, and what analysts decided when they had seen some of them. */
    private record Case(List<Claim> claims, List<Ruling> rulings) {

        static Case of(Random random) {
            List<Claim> claims = RandomClaims.claims(random);
            List<Ruling> rulings = new ArrayList<>();
            int count = 1 + random.nextInt(RULINGS_MAX);
            for (int i = 1; i <= count; i++) {
                List<Claim> seen = claims.stream().filter(_ -> random.nextInt(3) > 0).toList();
                List<Development> known = project(seen, List.of()).developments();
                List<String> keys =
                        known.isEmpty()
                                ? List.of("gone/AM/BOYCOTT/2020")
                                : known.get(random.nextInt(known.size())).evidenceKeys();
                rulings.add(ruling(random, i, keys));
            }
            List<Claim> left = claims.stream().filter(_ -> random.nextInt(6) > 0).toList();
            return new Case(left, rulings);
        }

        MemberProjection projected() {
            return project(claims, rulings);
        }
    }

    private static Ruling ruling(Random random, int sequence, List<String> keys) {
        Verdict verdict = RandomClaims.any(random, Verdict.values());
        Instant recorded = RULED.plus(Duration.ofHours(sequence));
        return new Ruling(
                "r" + sequence,
                "CSTO",
                "AM",
                verdict,
                verdict == Verdict.REGRADED
                        ? new Grade((char) ('A' + random.nextInt(6)), 1 + random.nextInt(6))
                        : null,
                keys,
                "analyst",
                "why",
                recorded,
                sequence,
                random.nextInt(4) == 0
                        ? new Ruling.Undoing("analyst", "mistaken", recorded.plusSeconds(60))
                        : null);
    }

    private static MemberProjection project(Collection<Claim> claims, Collection<Ruling> rulings) {
        return Projection.project(PACK, "AM", claims, rulings, END, END);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isAppliedOrListedAsOrphaned(long seed) {
        Case any = Case.of(new Random(seed));
        MemberProjection told = any.projected();

        List<String> homeless =
                any.rulings().stream()
                        .filter(r -> r.undone() == null)
                        .filter(r -> home(told, r).isEmpty())
                        .map(Ruling::id)
                        .toList();
        assertThat(told.orphaned()).isEqualTo(homeless);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void winsOverAllEvidence(long seed) {
        Case any = Case.of(new Random(seed));
        MemberProjection told = any.projected();

        Map<String, Ruling> verdicts = new LinkedHashMap<>();
        Map<String, Ruling> grades = new LinkedHashMap<>();
        for (Ruling ruling : any.rulings()) {
            Optional<Development> home = home(told, ruling);
            if (ruling.undone() == null && home.isPresent()) {
                (ruling.verdict() == Verdict.REGRADED ? grades : verdicts)
                        .put(home.get().id(), ruling);
            }
        }
        for (Development d : told.developments()) {
            Ruling verdict = verdicts.get(d.id());
            Ruling grade = grades.get(d.id());
            assertThat(d.ruling()).isEqualTo(told(verdict == null ? grade : verdict));
            if (grade != null) {
                assertThat(d.grade()).isEqualTo(grade.grade());
            }
            if (verdict != null) {
                assertStands(told, d, verdict.verdict());
            }
        }
    }

    private static void assertStands(MemberProjection told, Development d, Verdict verdict) {
        Stage expected = verdict == Verdict.CONFIRMED ? Stage.ESTABLISHED : Stage.RETRACTED;
        assertThat(d.actual() == null ? d.announced() : d.actual()).isEqualTo(expected);
        assertThat(d.evidence()).isNotEmpty();
        if (verdict == Verdict.REJECTED) {
            assertThat(d.articles()).isZero();
            assertThat(told.leading()).isNotEqualTo(d.id());
            assertThat(told.state().friction()).noneMatch(f -> f.development().equals(d.id()));
            assertThat(told.state().requests()).noneMatch(r -> r.development().equals(d.id()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void leavesNoTraceOnceUndoneAndDependsOnNoOrder(long seed) throws JsonProcessingException {
        Random random = new Random(seed);
        Case any = Case.of(random);
        String expected = JSON.writeValueAsString(any.projected());

        List<Claim> claims = new ArrayList<>(any.claims());
        List<Ruling> rulings = new ArrayList<>(any.rulings());
        rulings.addAll(any.rulings());
        Collections.shuffle(claims, random);
        Collections.shuffle(rulings, random);
        List<Ruling> counting = rulings.stream().filter(r -> r.undone() == null).toList();

        assertThat(JSON.writeValueAsString(project(claims, rulings))).isEqualTo(expected);
        assertThat(JSON.writeValueAsString(project(claims, counting))).isEqualTo(expected);
    }

    private static Development.@Nullable Ruled told(@Nullable Ruling ruling) {
        return ruling == null ? null : ruling.told();
    }

    /** The development that holds most of the evidence; of several the one with the least id. */
    private static Optional<Development> home(MemberProjection told, Ruling ruling) {
        return told.developments().stream()
                .filter(d -> held(d, ruling) > 0)
                .max(
                        Comparator.comparingLong((Development d) -> held(d, ruling))
                                .thenComparing(Development::id, Comparator.reverseOrder()));
    }

    private static long held(Development d, Ruling ruling) {
        return ruling.keys().stream().filter(d.evidenceKeys()::contains).count();
    }
}
