package pactwatch.analysis.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import pactwatch.log.ContentId;
import pactwatch.log.Json;

/** Answers with JSON as the log writes it, under a tag of its content. */
@Singleton
class Answers {

    private static final ObjectMapper MAPPER = Json.mapper();

    @Inject
    Answers() {}

    /**
     * The body, or 304 if the reader has it.
     *
     * @param content that which makes the answer new; leaves out the time of asking
     */
    Response tagged(Request request, Object content, Object body) {
        EntityTag tag = new EntityTag(ContentId.of(json(content)), true);
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        CacheControl revalidate = new CacheControl();
        revalidate.setNoCache(true);
        Response.ResponseBuilder answer =
                same != null ? same : Response.ok(bytes(body), MediaType.APPLICATION_JSON);
        return answer.tag(tag).cacheControl(revalidate).build();
    }

    private static byte[] bytes(Object body) {
        return json(body).getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
