package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Keys;
import pactwatch.access.Needs;
import pactwatch.access.Right;

/** Signing in with the admin token, for those who rule and rebuild. */
@Path(SignInPage.PATH)
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class SignInPage {

    static final String PATH = "/sign-in";

    private static final Duration SIGNED_IN_MAX = Duration.ofDays(30);

    private final Keys keys;

    @Inject
    SignInPage(Keys keys) {
        this.keys = keys;
    }

    /**
     * The form.
     *
     * @param next page of ours to which one comes back
     */
    @GET
    public String show(@QueryParam("next") @Nullable String next) {
        return Pages.signIn(ours(next), false, keys.isSetUp()).render();
    }

    @POST
    @Needs(Right.ANYONE)
    public Response signIn(
            @FormParam("token") @Nullable String shown, @FormParam("next") @Nullable String next) {
        if (shown == null || keys.byToken(shown).isEmpty()) {
            return Response.status(401)
                    .entity(Pages.signIn(ours(next), true, keys.isSetUp()).render())
                    .build();
        }
        NewCookie cookie =
                new NewCookie.Builder(Keys.COOKIE)
                        .value(shown.strip())
                        .path("/")
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.STRICT)
                        .maxAge((int) SIGNED_IN_MAX.toSeconds())
                        .build();
        return Response.seeOther(URI.create(ours(next))).cookie(cookie).build();
    }

    /** A path on this site; the board for anything else. */
    private static String ours(@Nullable String next) {
        return next != null && next.matches("/[A-Za-z0-9/_.?=&#-]{0,200}") && !next.startsWith("//")
                ? next
                : "/";
    }
}
