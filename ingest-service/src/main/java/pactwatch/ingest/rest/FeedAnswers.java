package pactwatch.ingest.rest;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.FeedDesk;
import pactwatch.ingest.FeedDesk.Answer;

/** What became of a wish about a feed, as HTTP says it. */
final class FeedAnswers {

    private FeedAnswers() {}

    /** Done is 201 with its place if a feed was added, else 200; what is wrong is a problem. */
    static Response of(Answer answer) {
        return of(answer, Response.Status.OK);
    }

    /**
     * The same, but done is another status.
     *
     * @param done if nothing was added; with 204 nothing is said besides
     */
    static Response of(Answer answer, Response.Status done) {
        return switch (answer) {
            case Answer.Done(String id, boolean isNew) when isNew ->
                    Response.created(URI.create("/api/feeds/" + id)).entity(id(id)).build();
            case Answer.Done _ when done == Response.Status.NO_CONTENT ->
                    Response.noContent().build();
            case Answer.Done(String id, boolean _) -> Response.status(done).entity(id(id)).build();
            case Answer.Pending(String id) -> Response.accepted(id(id)).build();
            case Answer.Outrun _ ->
                    Problem.of(409, "Conflict", "Somebody changed this feed just now; look again");
            case Answer.Refused(String field, String reason) ->
                    Problem.of(400, "Bad request", field + ": " + reason);
            case Answer.Unknown(String id) ->
                    Problem.of(404, "Not found", "There is no feed " + id);
        };
    }

    private static Map<String, String> id(String id) {
        return Map.of("id", id);
    }

    /** A body that was left out says nothing. */
    static FeedDesk.Draft orEmpty(FeedDesk.@Nullable Draft draft) {
        return draft == null ? new FeedDesk.Draft(null, null, null) : draft;
    }
}
