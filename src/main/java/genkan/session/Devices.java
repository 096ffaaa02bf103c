package genkan.session;

import genkan.member.MemberId;
import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The browsers that members have signed in on. A mark never replaces a proof (63B-4: remembering a browser is not
 * authentication); it only tells the member's own browser from a stranger's.
 */
@Repository
public class Devices {

    private final JdbcClient db;
    private final Randomness randomness;
    private final SessionProperties lasting;
    private final Clock clock;

    Devices(JdbcClient db, Randomness randomness, SessionProperties lasting, Clock clock) {
        this.db = db;
        this.randomness = randomness;
        this.lasting = lasting;
        this.clock = clock;
    }

    public Optional<KnownDevice> find(BearerSecret mark) {
        return MemberId.ofReference(mark.reference())
                .flatMap(member -> db.sql("""
                                select device_id, last_seen, signed_in
                                  from device
                                 where member_id = :member
                                   and mark_hash = :mark
                                   and last_seen > :idleSince
                                """)
                        .param("member", member.value())
                        .param("mark", mark.digest())
                        .param("idleSince", Timestamp.from(clock.instant().minus(lasting.deviceIdle())))
                        .query((row, _) -> new KnownDevice(
                                member,
                                row.getLong("device_id"),
                                row.getTimestamp("last_seen").toInstant(),
                                row.getBoolean("signed_in")))
                        .optional());
    }

    /** Marks a browser that a member signs in on for the first time. */
    public Marked add(MemberId member, String label) {
        return add(member, label, true);
    }

    /** Marks a browser on which the member has proved enough to be no stranger, and has not signed in. */
    Marked addUnproven(MemberId member, String label) {
        return add(member, label, false);
    }

    private Marked add(MemberId member, String label, boolean signedIn) {
        var mark = BearerSecret.newFor(member.reference(), randomness);
        var deviceId = randomness.number();
        var before = db.sql("""
                        insert into device (member_id, device_id, mark_hash, label, first_seen, last_seen, signed_in)
                        values (:member, :device, :mark, :label, :now, :now, :signedIn)
                        returning (select count(*) from device where member_id = :member)
                        """)
                .param("member", member.value())
                .param("device", deviceId)
                .param("mark", mark.digest())
                .param("label", label)
                .param("now", Timestamp.from(clock.instant()))
                .param("signedIn", signedIn)
                .query(Integer.class)
                .single();
        if (before >= lasting.devices()) {
            keepNewest(member);
        }
        return new Marked(deviceId, mark, before == 0);
    }

    /** Gives a known browser a new mark, so that a copied one is worth nothing after the member's next sign-in. */
    public Marked renew(KnownDevice device, String label) {
        var mark = BearerSecret.newFor(device.member().reference(), randomness);
        db.sql("""
                        update device
                           set mark_hash = :mark, label = :label, last_seen = :now, signed_in = true
                         where member_id = :member
                           and device_id = :device
                        """)
                .param("member", device.member().value())
                .param("device", device.deviceId())
                .param("mark", mark.digest())
                .param("label", label)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return new Marked(device.deviceId(), mark, false);
    }

    public void forget(MemberId member, long deviceId) {
        db.sql("delete from device where member_id = :member and device_id = :device")
                .param("member", member.value())
                .param("device", deviceId)
                .update();
    }

    /** Makes every browser a stranger again. */
    public void forgetAll(MemberId member) {
        db.sql("delete from device where member_id = :member")
                .param("member", member.value())
                .update();
    }

    private void keepNewest(MemberId member) {
        db.sql("""
                        delete from device
                         where member_id = :member
                           and device_id in (select device_id
                                               from device
                                              where member_id = :member
                                              order by last_seen desc, device_id
                                             offset :kept)
                        """)
                .param("member", member.value())
                .param("kept", lasting.devices())
                .update();
    }

    /**
     * A device and the mark that its browser is to keep.
     *
     * @param first the member had no other
     */
    public record Marked(long deviceId, BearerSecret mark, boolean first) {}
}
