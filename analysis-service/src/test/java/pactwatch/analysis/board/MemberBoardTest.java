package pactwatch.analysis.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.log.LogRecord;

/** What is kept for later readers is what a reader who comes first would be told. */
class MemberBoardTest {

    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final List<String> LINES =
            List.of(
                    "!AM SUSPENSION ACTUAL 2024-02-22",
                    "!AM WITHDRAWAL ANNOUNCED 2024-06-12",
                    "!AM BOYCOTT ACTUAL 2024-11-28");

    private final Pack pack = PackFiles.bundled("csto");

    private MemberBoard board(ClaimBook claims) {
        return new MemberBoard(pack, claims, new RulingBook(), InstantSource.system());
    }

    @Test
    void answersAlikeWhetherItKeptTheAnswerOrNot() {
        Random random = new Random(11);
        ClaimBook claims = new ClaimBook("g1");
        MemberBoard board = board(claims);
        List<AsOf> asked = new ArrayList<>(List.of(AsOf.PRESENT));
        for (int i = 0; i < 40; i++) {
            String line = LINES.get(random.nextInt(LINES.size()));
            accept(claims, "a" + i % 30, random.nextInt(600), line);
            asked.add(day(LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700))));
            MemberBoard fresh = board(claims);
            for (AsOf asOf : asked) {
                assertThat(board.one("AM", asOf)).isEqualTo(fresh.one("AM", asOf));
                assertThat(board.states(asOf)).isEqualTo(fresh.states(asOf));
            }
        }
    }

    @Test
    void keepsWhatWasKnownOnADayWhileLaterClaimsCome() {
        ClaimBook claims = new ClaimBook("g1");
        MemberBoard board = board(claims);
        accept(claims, "a1", 0, LINES.getFirst());
        AsOf earlier = day(LocalDate.of(2024, 3, 1));
        Object before = board.one("AM", earlier).orElseThrow();
        accept(claims, "a2", 9, LINES.get(2));

        assertThat(board.one("AM", earlier).orElseThrow()).isSameAs(before);
        assertThat(board.one("AM", AsOf.PRESENT).orElseThrow()).isNotEqualTo(before);
    }

    private static AsOf day(LocalDate day) {
        return new AsOf(null, AsOf.parse(day.toString()).orElseThrow());
    }

    /** As known some days after the first of March 2024. */
    private static void accept(ClaimBook claims, String article, int days, String line) {
        int version = 1 + days * MINUTES_OF_DAY;
        for (Claim claim : LineSamples.extract(LineSamples.article(article, version, line))) {
            claims.accept(
                    new LogRecord<>("claims", 0, version, "CSTO/AM", LineSamples.claimed(claim)));
        }
    }
}
