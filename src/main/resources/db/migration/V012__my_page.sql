insert into service (key, prefix, name_ja, name_en, about_ja, about_en, icon, entry, position)
values ('mypage', 'MP', 'マイページ', 'My Page', 'ご登録情報とログイン履歴の確認', 'Your registered information and sign-in history',
        'person', '/my-page', 0);
