package simulate;

/** Somebody who goes away at some time. */
record Until(Actor actor, long end) implements Actor {

    @Override
    public long act(long now) {
        var next = actor.act(now);
        return next < end ? next : NEVER;
    }
}
