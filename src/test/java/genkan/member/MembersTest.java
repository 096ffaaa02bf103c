package genkan.member;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.RunningGenkan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@RunningGenkan
class MembersTest {

    @Autowired
    Members members;

    @Autowired
    Residents residents;

    @ParameterizedTest
    @EnumSource
    void keepsAMemberOfEveryStatus(MemberStatus status) {
        var taro = residents.with().status(status).add().member();

        assertThat(members.find(taro.id())).contains(taro);
    }

    @ParameterizedTest
    @EnumSource
    void keepsAMemberOfEveryKind(MemberKind kind) {
        var taro = residents.with().kind(kind).add().member();

        assertThat(members.find(taro.id())).contains(taro);
    }

    @Test
    void knowsThatNobodyIsNobody() {
        assertThat(members.find(MemberId.NOBODY)).isEmpty();
        assertThat(members.none()).isFalse();
    }
}
