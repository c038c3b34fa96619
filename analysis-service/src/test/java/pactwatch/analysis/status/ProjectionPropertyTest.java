package pactwatch.analysis.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.log.Json;

/** What holds for any claims whatever. Each run prints the seed that makes it again. */
class ProjectionPropertyTest {

    private static final int RUNS = 150;
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    private static final Set<Kind> ENDS_A_FREEZE = EnumSet.of(Kind.RESUMPTION, Kind.ACCESSION);
    private static final ObjectMapper JSON = Json.mapper();
    private static final Pack PACK =
            Samples.pack(
                    Samples.baseline(
                            "AM",
                            Kind.INTERVENTION,
                            Assertion.ACTUAL,
                            "2022-09-15",
                            null,
                            LocalDate.of(2022, 9, 21)));

    static Stream<Long> seeds() {
        long first = Long.getLong("pactwatch.seed", 7_000);
        return LongStream.range(first, first + RUNS).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void dependsOnTheSetOfClaimsAlone(long seed) throws JsonProcessingException {
        Random random = new Random(seed);
        List<Claim> claims = RandomClaims.claims(random);
        Instant knownAt =
                random.nextBoolean()
                        ? END
                        : RandomClaims.day(random).atTime(9, 0).toInstant(ZoneOffset.UTC);
        String expected = JSON.writeValueAsString(project(claims, knownAt));

        List<Claim> mixed = new ArrayList<>(claims);
        for (Claim claim : claims) {
            if (random.nextInt(3) == 0) {
                mixed.add(claim);
            }
        }
        Collections.shuffle(mixed, random);
        int cut = random.nextInt(mixed.size());
        List<Claim> split = new ArrayList<>(mixed.subList(cut, mixed.size()));
        split.addAll(mixed.subList(0, cut));

        assertThat(JSON.writeValueAsString(project(mixed, knownAt))).isEqualTo(expected);
        assertThat(JSON.writeValueAsString(project(split, knownAt))).isEqualTo(expected);
        assertThat(JSON.writeValueAsString(project(new HashSet<>(split), knownAt)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void knowsNothingBeforeItWasKnown(long seed) throws JsonProcessingException {
        Random random = new Random(seed);
        List<Claim> claims = RandomClaims.claims(random);
        Instant knownAt = RandomClaims.day(random).atTime(9, 0).toInstant(ZoneOffset.UTC);
        List<Claim> known =
                claims.stream().filter(c -> !c.article().known().isAfter(knownAt)).toList();
        assertThat(JSON.writeValueAsString(project(claims, knownAt)))
                .isEqualTo(JSON.writeValueAsString(project(known, knownAt)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void tellsTheSameStateWhenAskedForTheStateAlone(long seed) {
        Random random = new Random(seed);
        List<Claim> claims = RandomClaims.claims(random);
        Instant knownAt = RandomClaims.day(random).atTime(9, 0).toInstant(ZoneOffset.UTC);

        assertThat(Projection.state(PACK, "AM", claims, List.of(), END, knownAt))
                .isEqualTo(project(claims, knownAt).state());
    }

    /** One report that somebody came back, of which nobody else heard, changes nothing else. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isNotDividedByALoneReportOfTheOpposite(long seed) {
        Random random = new Random(seed);
        List<Claim> claims =
                RandomClaims.claims(random).stream()
                        .filter(c -> !ENDS_A_FREEZE.contains(c.kind()))
                        .toList();
        Claim lone =
                new Samples.Draft(
                                "AM",
                                RandomClaims.any(random, ENDS_A_FREEZE.toArray(Kind[]::new)),
                                Assertion.ACTUAL)
                        .in("lone", "lone.example", RandomClaims.day(random).toString())
                        .on(RandomClaims.day(random).toString())
                        .claim();
        List<Claim> withIt = new ArrayList<>(claims);
        withIt.add(lone);

        MemberProjection before = project(claims, END);
        MemberProjection after = project(withIt, END);

        assertThat(of(after, Kind.SUSPENSION)).isEqualTo(of(before, Kind.SUSPENSION));
        assertThat(of(after, Kind.WITHDRAWAL)).isEqualTo(of(before, Kind.WITHDRAWAL));
        assertThat(after.history()).isEqualTo(before.history());
    }

    private static List<Development> of(MemberProjection projection, Kind kind) {
        return projection.developments().stream().filter(d -> d.kind() == kind).toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void hasNoStatusWithoutEvidence(long seed) {
        MemberProjection projection = project(RandomClaims.claims(new Random(seed)), END);
        MemberState state = projection.state();
        if (projection.leading() == null) {
            assertThat(state.status()).isEqualTo(Status.MEMBER);
            assertThat(state.stage()).isNull();
        } else {
            assertThat(projection.developments())
                    .filteredOn(d -> d.id().equals(projection.leading()))
                    .singleElement()
                    .satisfies(d -> {
                        assertThat(d.actual()).isGreaterThanOrEqualTo(Stage.CORROBORATED);
                        assertThat(d.evidence()).isNotEmpty();
                        assertThat(d.articles()).isPositive();
                    });
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsWhatEveryReaderReliesOn(long seed) {
        List<Claim> claims = RandomClaims.claims(new Random(seed));
        MemberProjection projection = project(claims, END);
        List<String> ids = projection.developments().stream().map(Development::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        for (Development d : projection.developments()) {
            assertThat(d.evidence()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
            assertThat(d.evidenceKeys()).isNotEmpty();
            assertThat(d.actual() != null || d.announced() != null).isTrue();
            assertThat(d.origins()).isLessThanOrEqualTo(d.articles());
            assertThat(d.sentence()).isNotBlank();
            assertThat(d.reached())
                    .allMatch(r -> {
                        Stage stage =
                                r.assertion() == Assertion.ACTUAL ? d.actual() : d.announced();
                        return stage != null && stage.isAtLeast(r.stage());
                    });
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void tellsACourseWithoutGapsThatEndsInTheStatus(long seed) {
        MemberProjection projection = project(RandomClaims.claims(new Random(seed)), END);
        List<StatusSpan> course = projection.history();
        assertThat(course).isNotEmpty();
        assertThat(course.getLast().status()).isEqualTo(projection.state().status());
        assertThat(course.getLast().until()).isNull();
        for (int i = 1; i < course.size(); i++) {
            assertThat(course.get(i - 1).until()).isEqualTo(course.get(i).from());
            assertThat(course.get(i).from()).isAfterOrEqualTo(course.get(i - 1).from());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void showsNoFrictionAndNoRequestWithoutEvidence(long seed) {
        MemberProjection projection = project(RandomClaims.claims(new Random(seed)), END);
        List<String> supported =
                projection.developments().stream()
                        .filter(d -> d.articles() > 0 && !d.evidence().isEmpty())
                        .map(Development::id)
                        .toList();
        assertThat(projection.state().friction())
                .allMatch(f -> supported.contains(f.development()))
                .allMatch(f -> f.kind().isFriction() && f.stage() != Stage.RETRACTED);
        assertThat(projection.state().requests())
                .allMatch(r -> supported.contains(r.development()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void tellsEachChangeOnceAndNothingTwice(long seed) {
        List<Claim> claims = RandomClaims.claims(new Random(seed));
        MemberProjection before = project(claims.subList(0, claims.size() / 2), END);
        MemberProjection after = project(claims, END);
        assertThat(StatusDecision.decide(after, after)).isEmpty();
        List<StatusEvent> events = StatusDecision.decide(before, after);
        List<String> told =
                events.stream()
                        .filter(StatusEvent.DevelopmentChanged.class::isInstance)
                        .map(e -> ((StatusEvent.DevelopmentChanged) e).development().id())
                        .toList();
        assertThat(told).doesNotHaveDuplicates();
        assertThat(after.developments())
                .filteredOn(d -> before.developments().stream().noneMatch(d::equals))
                .filteredOn(d -> before.developments().stream().noneMatch(b -> shares(b, d)))
                .extracting(Development::id)
                .isSubsetOf(told);
    }

    private static boolean shares(Development a, Development b) {
        return a.id().equals(b.id()) || !Collections.disjoint(a.evidenceKeys(), b.evidenceKeys());
    }

    private static MemberProjection project(Collection<Claim> claims, Instant knownAt) {
        return Projection.project(PACK, "AM", claims, END, knownAt);
    }
}
