package pactwatch.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pactwatch.access.Knock.Site.FOREIGN;
import static pactwatch.access.Knock.Site.OURS;
import static pactwatch.access.Knock.Site.UNTOLD;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoorTest {

    private static final Caller READER = new Caller("desk", Right.READER);
    private static final Caller ANALYST = new Caller("ann", Right.ANALYST);

    /** Three tokens: r, a and o. */
    private static final Keys KEYS =
            new Keys() {
                @Override
                public Optional<Caller> byToken(@Nullable String shown) {
                    return Optional.ofNullable(shown)
                            .map(Map.of("r", READER, "a", ANALYST, "o", Caller.ADMIN)::get);
                }

                @Override
                public boolean isSetUp() {
                    return true;
                }
            };

    private final Door door = new Door(KEYS);

    private Door.Verdict read(Right needed, @Nullable String token) {
        return door.decide(
                needed, new Knock(false, token == null ? null : "Bearer " + token, null, UNTOLD));
    }

    private Door.Verdict write(
            Right needed, @Nullable String header, @Nullable String cookie, Knock.Site site) {
        return door.decide(
                needed, new Knock(true, header == null ? null : "Bearer " + header, cookie, site));
    }

    @Test
    void letsInWhoeverHasTheRightOrMore() {
        assertThat(read(Right.ANALYST, "a")).isEqualTo(new Door.Verdict.Open(ANALYST));
        assertThat(read(Right.ANALYST, "o")).isEqualTo(new Door.Verdict.Open(Caller.ADMIN));
        assertThat(read(Right.READER, "r")).isEqualTo(new Door.Verdict.Open(READER));
    }

    @Test
    void tellsWhoeverLacksTheRight() {
        assertThat(read(Right.ANALYST, "r")).isEqualTo(new Door.Verdict.Lacking(Right.ANALYST));
        assertThat(write(Right.OPERATOR, "a", null, UNTOLD))
                .isEqualTo(new Door.Verdict.Lacking(Right.OPERATOR));
    }

    @ParameterizedTest
    @EnumSource(
            value = Right.class,
            names = {"READER", "ANALYST", "OPERATOR"})
    void letsNoStrangerDoWhatNeedsARight(Right needed) {
        assertThat(read(needed, null)).isInstanceOf(Door.Verdict.Stranger.class);
        assertThat(read(needed, "x")).isInstanceOf(Door.Verdict.Stranger.class);
        assertThat(write(needed, "x", null, OURS)).isInstanceOf(Door.Verdict.Stranger.class);
        assertThat(write(needed, null, "x", FOREIGN)).isInstanceOf(Door.Verdict.Stranger.class);
    }

    @Test
    void takesWritesWithACookieFromOurPagesOnly() {
        assertThat(write(Right.ANALYST, null, "a", OURS)).isInstanceOf(Door.Verdict.Open.class);
        assertThat(write(Right.ANALYST, null, "a", FOREIGN))
                .isInstanceOf(Door.Verdict.Foreign.class);
        assertThat(write(Right.ANALYST, "x", "a", UNTOLD)).isInstanceOf(Door.Verdict.Foreign.class);
        assertThat(write(Right.ANALYST, null, "a", UNTOLD))
                .isInstanceOf(Door.Verdict.Foreign.class);
    }

    @Test
    void takesWritesWithAHeaderUnlessAnotherSiteSentThem() {
        assertThat(write(Right.ANALYST, "a", "a", UNTOLD)).isInstanceOf(Door.Verdict.Open.class);
        assertThat(write(Right.ANALYST, "a", null, OURS)).isInstanceOf(Door.Verdict.Open.class);
        assertThat(write(Right.ANALYST, "a", null, FOREIGN))
                .isInstanceOf(Door.Verdict.Foreign.class);
    }

    @Test
    void takesWritesOfAnyoneFromOurPagesOnly() {
        assertThat(write(Right.ANYONE, null, null, OURS)).isEqualTo(new Door.Verdict.Open(null));
        assertThat(write(Right.ANYONE, null, null, UNTOLD))
                .isInstanceOf(Door.Verdict.Foreign.class);
    }

    @Test
    void leavesSignedAddressesToTheResource() {
        assertThat(write(Right.KEY, null, null, FOREIGN)).isEqualTo(new Door.Verdict.Open(null));
    }

    @Test
    void readsForAnyoneWithAnyToken() {
        assertThat(read(Right.ANYONE, "x")).isEqualTo(new Door.Verdict.Open(null));
        assertThat(read(Right.ANYONE, "a")).isEqualTo(new Door.Verdict.Open(ANALYST));
    }
}
