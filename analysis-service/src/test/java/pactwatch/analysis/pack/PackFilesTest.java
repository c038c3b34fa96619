package pactwatch.analysis.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.Pack.Leader;
import pactwatch.analysis.pack.Pack.Member;
import pactwatch.analysis.pack.Pack.Term;

class PackFilesTest {

    private static final Set<String> ONE_AT_A_TIME =
            Set.of("president", "prime minister", "foreign minister", "defence minister");

    private final Pack csto = PackFiles.bundled("csto");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "uk", "hy", "kk", "ky", "ka"})
    void namesThePactAndEveryMemberIn(String language) {
        assertThat(csto.names()).containsKey(language);
        assertThat(csto.members())
                .allSatisfy(m -> {
                    assertThat(m.country()).as("country of %s", m.code()).containsKey(language);
                    assertThat(m.people()).as("people of %s", m.code()).containsKey(language);
                    assertThat(m.capital()).as("capital of %s", m.code()).containsKey(language);
                });
    }

    @Test
    void takesTheTermsOfMembersFromSources() {
        assertThat(csto.members().stream().flatMap(m -> m.terms().stream()))
                .isNotEmpty()
                .allSatisfy(t -> assertThat(URI.create(t.source())).hasScheme("https"));
        assertThat(terms("UZ")).isEqualTo("1992-05-15/1999-04-20 2006-08/2012-12-19");
        assertThat(terms("AZ")).isEqualTo("1993-09-24/1999-04-20");
        assertThat(terms("AM")).isEqualTo("1992-05-15/..");
        assertThat(terms("RS")).isEmpty();
    }

    @Test
    void agreesWithTheSourcedPastOnWhenTermsBeginAndEnd() {
        for (Member member : csto.members()) {
            assertThat(dates(member, Kind.ACCESSION))
                    .as("accessions of %s", member.code())
                    .containsAll(member.terms().stream().map(Term::from).toList());
            assertThat(dates(member, Kind.WITHDRAWAL))
                    .as("withdrawals of %s", member.code())
                    .containsAll(
                            member.terms().stream()
                                    .flatMap(t -> Stream.ofNullable(t.to()))
                                    .toList());
        }
    }

    @Test
    void seatsOnePersonInAnOfficeAtATime() {
        for (Member member : csto.members()) {
            for (String office : ONE_AT_A_TIME) {
                List<Leader> holders =
                        member.leaders().stream()
                                .filter(l -> l.office().equals(office))
                                .sorted(Comparator.comparing(l -> String.valueOf(l.from())))
                                .toList();
                for (int i = 1; i < holders.size(); i++) {
                    assertThat(String.valueOf(holders.get(i - 1).to()))
                            .as("%s of %s before %s", office, member.code(), holders.get(i))
                            .isLessThanOrEqualTo(String.valueOf(holders.get(i).from()));
                }
            }
        }
    }

    @Test
    void knowsWhoHeldAnOfficeOnADay() {
        assertThat(holder("RU", "president", "2009-06-14")).isEqualTo("Dmitry Medvedev");
        assertThat(holder("UZ", "president", "2012-06-28")).isEqualTo("Islam Karimov");
        assertThat(holder("AM", "prime minister", "2024-02-22")).isEqualTo("Nikol Pashinyan");
        assertThat(holder("TJ", "defence minister", "2025-01-31")).contains("Sobirzoda");
        assertThat(
                        csto.officers().stream()
                                .filter(o -> o.isInOffice(LocalDate.parse("2022-09-14")))
                                .map(Leader::name))
                .contains("Stanislav Zas")
                .doesNotContain("Imangali Tasmagambetov");
    }

    @Test
    void writesEveryFormInOneAlphabet() {
        Stream<Map<String, List<String>>> people =
                csto.members().stream().flatMap(m -> m.leaders().stream().map(Leader::forms));
        Stream<Map<String, List<String>>> states = csto.members().stream().map(Member::forms);
        assertThat(
                        Stream.concat(people, states)
                                .flatMap(m -> m.values().stream())
                                .flatMap(List::stream))
                .allSatisfy(form -> assertThat(scripts(form)).as(form).hasSizeLessThanOrEqualTo(1));
    }

    private static List<Character.UnicodeScript> scripts(String form) {
        return form.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .filter(script -> script != Character.UnicodeScript.COMMON)
                .distinct()
                .toList();
    }

    private String terms(String code) {
        return String.join(
                " ",
                csto.member(code).orElseThrow().terms().stream()
                        .map(t -> t.from() + "/" + (t.to() == null ? ".." : t.to()))
                        .toList());
    }

    private List<String> dates(Member member, Kind kind) {
        return csto.baseline().stream()
                .filter(e -> e.member().equals(member.code()) && e.kind() == kind)
                .map(e -> String.valueOf(e.date()))
                .toList();
    }

    private String holder(String code, String office, String day) {
        return csto.member(code).orElseThrow().leaders().stream()
                .filter(l -> l.office().equals(office))
                .filter(l -> l.isInOffice(LocalDate.parse(day)))
                .map(Leader::name)
                .findFirst()
                .orElse("nobody");
    }
}
