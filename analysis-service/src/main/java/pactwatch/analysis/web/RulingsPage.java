package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Keys;
import pactwatch.access.Right;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.ruling.RulingBook;

/** Every decision of analysts, those whose evidence is gone first. */
@Path("/rulings")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class RulingsPage {

    private final MemberBoard board;
    private final RulingBook book;
    private final Keys keys;
    private final Frames frames;

    @Inject
    RulingsPage(MemberBoard board, RulingBook book, Keys keys, Frames frames) {
        this.board = board;
        this.book = book;
        this.keys = keys;
        this.frames = frames;
    }

    @GET
    public String all(@CookieParam(Keys.COOKIE) @Nullable String shown) {
        Set<String> orphaned =
                board.all(AsOf.PRESENT).stream()
                        .flatMap(m -> m.orphaned().stream())
                        .collect(Collectors.toSet());
        List<RulingViews.Decision> all =
                book.all().stream().map(r -> decision(r, orphaned)).toList();
        return Pages.rulings(
                        new RulingViews.All(
                                frames.plain("Rulings", "rulings"),
                                keys.has(shown, Right.ANALYST),
                                all.stream().filter(RulingViews.Decision::orphaned).toList(),
                                all.stream().filter(d -> !d.orphaned()).toList()))
                .render();
    }

    private RulingViews.Decision decision(Ruling ruling, Set<String> orphaned) {
        long last = book.of(board.keyOf(ruling.member())).sequence();
        return RulingViews.Decision.of(
                ruling, ruling.undone() == null && orphaned.contains(ruling.id()), last + 1);
    }
}
