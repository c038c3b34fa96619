package pactwatch.analysis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.status.MemberProjection;
import pactwatch.analysis.status.Projection;
import pactwatch.analysis.status.Samples;

class PictureTest {

    private static final LocalDate FIRST = LocalDate.of(1992, 5, 15);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 25);

    private static MemberProjection armenia(String day) {
        return Projection.project(
                Samples.pack(
                        Samples.baseline(
                                "AM",
                                Kind.SUSPENSION,
                                Assertion.ACTUAL,
                                "2024-02-22",
                                null,
                                LocalDate.of(2024, 2, 22))),
                "AM",
                List.of(),
                Samples.endOf(day),
                Samples.endOf(day));
    }

    @Test
    void drawsEachStatusAsABarThatMeetsTheNext() {
        Picture picture = Picture.of(List.of(armenia("2026-11-25")), FIRST, LAST, LAST);

        List<Picture.Bar> bars = picture.lanes().getFirst().bars();
        assertThat(bars).extracting(Picture.Bar::kind).containsExactly("member", "suspended");
        Picture.Bar member = bars.getFirst();
        Picture.Bar suspended = bars.getLast();
        assertThat(member.x() + member.width()).isEqualTo(suspended.x());
        assertThat(suspended.x() + suspended.width()).isEqualTo(picture.now());
        assertThat(suspended.title()).contains("since 22 February 2024");
    }

    @Test
    void drawsNothingAfterTheDayThatIsAskedFor() {
        LocalDate day = LocalDate.of(2010, 1, 1);
        Picture picture = Picture.of(List.of(armenia("2010-01-01")), FIRST, LAST, day);

        assertThat(picture.lanes().getFirst().bars())
                .singleElement()
                .satisfies(b -> assertThat(b.x() + b.width()).isEqualTo(picture.now()));
        assertThat(picture.now()).isLessThan(picture.width());
    }
}
