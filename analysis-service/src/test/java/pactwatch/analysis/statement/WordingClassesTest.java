package pactwatch.analysis.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes of wording, each with a sentence of its own and with what looks like it and is not. */
class WordingClassesTest {

    private final StatementReader reader = StatementReader.of(SceneSample.PACK);

    private Set<String> read(String language, String day, String title, String text) {
        return reader.read(language, title, text, LocalDate.parse(day)).statements().stream()
                .map(s -> s.kind() + " " + s.member() + " " + s.assertion())
                .collect(Collectors.toSet());
    }

    private List<Statement> statements(String day, String title, String text) {
        return reader.read("ru", title, text, LocalDate.parse(day)).statements();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // an act, and far from it whether it will be
                "2025-03-10|Покидать ОДКБ, по его словам, Казахстан не собирается.|WITHDRAWAL KZ DENIED",
                // notices, bills, memberships that end
                "2026-05-04|МИД Армении вручил депозитарию ноту о выходе из ОДКБ.|WITHDRAWAL AM ANNOUNCED",
                "2026-05-04|Петиция о выходе Армении из ОДКБ собрала тысячу подписей.|WITHDRAWAL AM DEMANDED",
                "2012-12-20|Членство Узбекистана в ОДКБ прекращается.|WITHDRAWAL UZ ACTUAL",
                "2025-03-10|Исключать выход из ОДКБ Казахстан не стал.|WITHDRAWAL KZ POSSIBLE",
                // money
                "2026-05-04|Депутат призвал Казахстан заморозить взносы в ОДКБ.|DUES_REFUSED KZ DEMANDED",
                // forces
                "2023-02-03|Миротворцев ОДКБ в Армении не ждут.|INTERVENTION AM DENIED",
                "2026-10-12|К декабрю солдат ОДКБ в Таджикистане не останется, обещает министр.|INTERVENTION_END TJ ANNOUNCED",
                // seats
                "2024-11-28|Приглашение на саммит ОДКБ Армения отклонила.|BOYCOTT AM ACTUAL",
                // observers and who would join
                "2019-03-19|Вступать в ОДКБ у Баку желания нет.|ACCESSION AZ DENIED",
                "2016-05-30|Статус наблюдателя в ОДКБ для Ирана пока обсуждается.|OBSERVER IR POSSIBLE",
            })
    void readsTheRussianClass(String day, String text, String wanted) {
        assertThat(read("ru", day, "", text)).contains(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2022-10-09|Бишкек отказался от учений ОДКБ.|WITHDRAWAL KG ACTUAL",
                "2022-01-06|Миротворцы ОДКБ не будут разгонять митинги в Казахстане.|INTERVENTION KZ DENIED",
                "2022-10-09|Учений миротворцев ОДКБ в Киргизии не будет.|INTERVENTION KG DENIED",
                "2022-01-11|Миссию ОДКБ в Казахстане президент считает выполненной.|INTERVENTION KZ ACTUAL",
                "2012-06-29|ОДКБ гадает, не вернутся ли теперь в Ханабад американцы.|ACCESSION UZ DENIED",
                "2024-03-13|Кремль услышал слова Пашиняна о возможном выходе из ОДКБ.|WITHDRAWAL AM ANNOUNCED",
                "2026-03-10|В альтернативной истории Армения вышла из ОДКБ.|WITHDRAWAL AM ACTUAL",
            })
    void isNotTakenInBy(String day, String text, String unwanted) {
        assertThat(read("ru", day, "", text)).doesNotContain(unwanted);
    }

    @Test
    void takesAWithdrawalAndTheRefusalToComeBackForTwoThings() {
        assertThat(read("ru", "2024-06-12", "", "Армения выйдет из ОДКБ, дороги назад нет."))
                .contains("WITHDRAWAL AM ANNOUNCED", "RESUMPTION AM DENIED");
    }

    @Test
    void deniesAClashThatWasARumour() {
        String rumour =
                "Слух о перестрелке между киргизскими и таджикскими пограничниками опровергли в ОДКБ.";
        assertThat(read("ru", "2026-03-10", "", rumour))
                .containsExactlyInAnyOrder("MEMBER_CLASH KG DENIED", "MEMBER_CLASH TJ DENIED");
        String blame =
                "Душанбе отверг обвинения в перестрелке с киргизскими пограничниками, говорят в ОДКБ.";
        assertThat(read("ru", "2026-03-10", "", blame)).doesNotContain("MEMBER_CLASH TJ DENIED");
    }

    @Test
    void hearsThatATopicIsNone() {
        String text = "Оппозиция требует выйти из ОДКБ. В правительстве Армении говорят, что %s.";
        assertThat(read("ru", "2025-03-10", "", text.formatted("такой вопрос не стоит")))
                .contains("WITHDRAWAL AM DEMANDED", "WITHDRAWAL AM DENIED");
        assertThat(read("ru", "2025-03-10", "", text.formatted("такой вопрос обсудят")))
                .doesNotContain("WITHDRAWAL AM DENIED");
    }

    @Test
    void letsTheTextSayWhetherAHeadlineIsDone() {
        assertThat(
                        read(
                                "ru",
                                "2026-05-06",
                                "Бишкек приостанавливает членство в ОДКБ",
                                "Киргизия с 1 июня приостановит участие в ОДКБ, заявил президент."))
                .contains("SUSPENSION KG ANNOUNCED")
                .doesNotContain("SUSPENSION KG ACTUAL");
    }

    @Test
    void datesAMissedMeetingByTheMeeting() {
        assertThat(
                        statements(
                                "2025-11-05",
                                "Армения не поедет на саммит ОДКБ",
                                "Встреча назначена на 27 ноября."))
                .extracting(Statement::eventDate)
                .contains("2025-11-27");
    }

    @Test
    void takesNoDayOfSayingForTheDayOfADenial() {
        assertThat(
                        statements(
                                "2024-06-15",
                                "",
                                "Армения из ОДКБ не выходит, подчеркнули в секретариате в пятницу."))
                .isNotEmpty()
                .allMatch(s -> s.eventDate() == null);
    }

    @Test
    void datesNoDuesByTheYearThatTheyAreFor() {
        assertThat(
                        statements(
                                "2026-03-12",
                                "",
                                "Ни в 2024-м, ни в 2025 году Армения взносов в ОДКБ не перечислила."))
                .isNotEmpty()
                .noneMatch(s -> "2024".equals(s.eventDate()) || "2025".equals(s.eventDate()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-02-23|Вірменія заморозила участь в ОДКБ.|SUSPENSION AM ACTUAL",
                "2024-06-12|Вірменія вийде з ОДКБ, вороття назад немає, каже прем'єр.|RESUMPTION AM DENIED",
                "2022-01-06|ОДКБ погодилася послати до Казахстану військових.|INTERVENTION KZ ACTUAL",
                "2022-01-13|Миротворці ОДКБ у четвер почали залишати Казахстан.|INTERVENTION_END KZ ACTUAL",
                "2022-01-05|Токаєв попросив ОДКБ про підмогу.|ASSISTANCE_REQUEST KZ ACTUAL",
                "2024-11-28|Запрошення на саміт ОДКБ Вірменія відхилила.|BOYCOTT AM ACTUAL",
                "2025-03-10|Виходити з ОДКБ, за його словами, Казахстан не збирається.|WITHDRAWAL KZ DENIED",
                "2022-10-09|Киргизстан скасував навчання ОДКБ.|EXERCISE_CANCELLED KG ACTUAL",
            })
    void readsTheUkrainianClass(String day, String text, String wanted) {
        assertThat(read("uk", day, "", text)).contains(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2022-01-06|ՀԱՊԿ-ն խաղաղապահ ուժեր է ուղարկել Ղազախստան։|INTERVENTION KZ ACTUAL",
                "2025-09-04|Երևանը ՀԱՊԿ բյուջեին միջոցներ չի փոխանցում։|DUES_REFUSED AM ACTUAL",
                "2023-09-26|Հայաստանը չի քննարկում ՀԱՊԿ-ից դուրս գալու հարցը։|WITHDRAWAL AM DENIED",
                "2024-06-12|Հայաստանը դուրս կգա ՀԱՊԿ-ից, հետդարձի ճանապարհ չկա։|RESUMPTION AM DENIED",
            })
    void readsTheArmenianClass(String day, String text, String wanted) {
        assertThat(read("hy", day, "", text)).contains(wanted);
    }

    @Test
    void letsThePactLeaveAStateInAFigureOfSpeech() {
        assertThat(
                        read(
                                "hy",
                                "2023-03-14",
                                "",
                                "ՀԱՊԿ-ն է դուրս գալիս Հայաստանից, ասել է Փաշինյանը։"))
                .noneMatch(s -> s.startsWith("WITHDRAWAL"));
    }
}
