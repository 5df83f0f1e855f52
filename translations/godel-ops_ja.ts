<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>CompareRows</name>
    <message>
        <source>%1 against %2, %3</source>
        <translation>%1 対 %2、%3</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>From</source>
        <translation>元</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Came to</source>
        <translation>到達段階</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>依頼者</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>承認者</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>In its state since</source>
        <translation>この状態になった時刻</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>データ不足</translation>
    </message>
</context>
<context>
    <name>ConfigModel</name>
    <message>
        <source>&apos;%1&apos; is not a number</source>
        <translation>「%1」は数値ではありません</translation>
    </message>
    <message>
        <source>Write digits, with a point for decimals</source>
        <translation>数字で入力してください。小数点はピリオドです</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read as JSON</source>
        <translation>「%1」は JSON として読めません</translation>
    </message>
    <message>
        <source>Write a list as [&quot;a&quot;, &quot;b&quot;], an object as {&quot;name&quot;: &quot;value&quot;}</source>
        <translation>リストは [&quot;a&quot;, &quot;b&quot;]、オブジェクトは {&quot;name&quot;: &quot;value&quot;} の形で書いてください</translation>
    </message>
    <message>
        <source>(default)</source>
        <translation>(既定値)</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>this engine is older than the window and cannot say who you are</source>
        <translation>このエンジンはウィンドウより古く、あなたが誰かを答えられません</translation>
    </message>
    <message>
        <source>Update the engine, or use the window that came with it</source>
        <translation>エンジンを更新するか、エンジンに付属のウィンドウを使ってください</translation>
    </message>
</context>
<context>
    <name>MetricModel</name>
    <message>
        <source>not offered here</source>
        <translation>ここでは提供されていません</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>データなし</translation>
    </message>
    <message>
        <source>warning below %1 · critical below %2</source>
        <translation>%1 未満で警告 · %2 未満で重大</translation>
    </message>
    <message>
        <source>warning over %1 · critical over %2</source>
        <translation>%1 超で警告 · %2 超で重大</translation>
    </message>
    <message>
        <source>%1 against 24 h ago</source>
        <translation>24 時間前と比べて %1</translation>
    </message>
    <message>
        <source>no data of 24 h ago</source>
        <translation>24 時間前のデータなし</translation>
    </message>
</context>
<context>
    <name>OperationModel</name>
    <message>
        <source>operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>%1 runs: step %2 of %3. Begun by %4 at %5.</source>
        <translation>%1 を実行中: ステップ %2/%3。%4 が %5 に開始。</translation>
    </message>
    <message>
        <source>is done</source>
        <translation>は完了しました</translation>
    </message>
    <message>
        <source>was taken back</source>
        <translation>は取り消されました</translation>
    </message>
    <message>
        <source>is being taken back</source>
        <translation>を取り消しています</translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation>は人の判断が必要です</translation>
    </message>
    <message>
        <source>%1 %2: %3 of %4 steps are done. Begun by %5 at %6.</source>
        <translation>%1 %2: %4 ステップ中 %3 が完了。%5 が %6 に開始。</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最長 %1</translation>
    </message>
    <message>
        <source>No operation is chosen.</source>
        <translation>操作が選ばれていません。</translation>
    </message>
    <message>
        <source>This version of the engine does not know its plan.</source>
        <translation>このバージョンのエンジンはその計画を知りません。</translation>
    </message>
    <message>
        <source>It can be cancelled, and everything taken back, until &apos;%1&apos; begins.</source>
        <translation>「%1」が始まるまでは中止してすべて取り消せます。</translation>
    </message>
    <message>
        <source>It can be cancelled, and everything taken back, to its end.</source>
        <translation>最後まで中止してすべて取り消せます。</translation>
    </message>
    <message>
        <source>undo of %1</source>
        <translation>%1 の取り消し</translation>
    </message>
    <message>
        <source>This version of the engine undoes no operations.</source>
        <translation>このバージョンのエンジンは操作を取り消せません。</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>プラットフォーム</translation>
    </message>
    <message>
        <source>People</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>監査</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Break it</source>
        <translation>壊す</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>ロールアウト</translation>
    </message>
    <message>
        <source>Bring a version</source>
        <translation>バージョンを出す</translation>
    </message>
    <message>
        <source>Live rollout</source>
        <translation>進行中のロールアウト</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>a connection needs a name of at most %1 characters</source>
        <translation>接続には %1 文字以内の名前が必要です</translation>
    </message>
    <message>
        <source>Call it as you call the environment</source>
        <translation>環境と同じ名前を付けてください</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the address of an engine</source>
        <translation>「%1」はエンジンのアドレスではありません</translation>
    </message>
    <message>
        <source>Write it as https://HOST:7400</source>
        <translation>https://HOST:7400 の形で書いてください</translation>
    </message>
</context>
<context>
    <name>ReplayedMoment</name>
    <message>
        <source>Errors in this stage until then</source>
        <translation>このステージのその時点までのエラー</translation>
    </message>
    <message>
        <source>Latency p95 of that scrape</source>
        <translation>その収集時の p95 レイテンシ</translation>
    </message>
    <message>
        <source>the verdict then: %1</source>
        <translation>その時点の判定: %1</translation>
    </message>
</context>
<context>
    <name>SavedFile</name>
    <message>
        <source>%1 is not a file that can be replaced</source>
        <translation>%1 は置き換えられるファイルではありません</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>別の場所を選んでください</translation>
    </message>
    <message>
        <source>there is no room for all of it</source>
        <translation>すべてを保存する空きがありません</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 に書き込めませんでした: %2</translation>
    </message>
    <message>
        <source>Choose another place; what was there before is still there</source>
        <translation>別の場所を選んでください。元の内容はそのまま残っています</translation>
    </message>
</context>
<context>
    <name>WizardModel</name>
    <message>
        <source>Choose a release.</source>
        <translation>リリースを選んでください。</translation>
    </message>
    <message>
        <source>%1 has the traffic already.</source>
        <translation>%1 はすでにトラフィックを受けています。</translation>
    </message>
    <message>
        <source>A hotfix needs a reason: it stays on record.</source>
        <translation>ホットフィックスには理由が必要です。記録に残ります。</translation>
    </message>
    <message>
        <source>The engine has not answered yet.</source>
        <translation>エンジンはまだ答えていません。</translation>
    </message>
    <message>
        <source>A check has failed: settle it, then ask again.</source>
        <translation>失敗した検査があります。直してからもう一度確認してください。</translation>
    </message>
    <message>
        <source>Another rollout is under way: end it first, or choose to supersede it.</source>
        <translation>別のロールアウトが進行中です。先に終えるか、置き換えを選んでください。</translation>
    </message>
    <message>
        <source>never with this traffic</source>
        <translation>このトラフィックでは決して</translation>
    </message>
    <message>
        <source>The present traffic is not known: %1</source>
        <translation>現在のトラフィックは分かりません: %1</translation>
    </message>
    <message>
        <source>At the present traffic: %1, %2 of it bad.</source>
        <translation>現在のトラフィック: %1、うち不良 %2。</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>要求/秒</translation>
    </message>
    <message>
        <source>Stage %1: %2</source>
        <translation>段階 %1: %2</translation>
    </message>
    <message>
        <source>%1 is under way already: see the live rollout.</source>
        <translation>%1 はすでに進行中です。進行中のロールアウトを見てください。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>たった今</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>%1 秒前</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 時間前</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>%1 日前</translation>
    </message>
    <message>
        <source>information</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>pt</translation>
    </message>
</context>
<context>
    <name>godel::app::DemoEnvironment</name>
    <message>
        <source>the demo is not installed here</source>
        <translation>ここにはデモがインストールされていません</translation>
    </message>
    <message>
        <source>Install godel-ops-demo, or start packaging/run from the source tree</source>
        <translation>godel-ops-demo をインストールするか、ソースツリーの packaging/run を実行してください</translation>
    </message>
    <message>
        <source>the demo did not come up: %1</source>
        <translation>デモが起動しませんでした: %1</translation>
    </message>
    <message>
        <source>It needs python3, haproxy, postgresql-15, victoria-metrics and minisign: packaging/install run installs them</source>
        <translation>python3、haproxy、postgresql-15、victoria-metrics、minisign が必要です。packaging/install run で入ります</translation>
    </message>
</context>
<context>
    <name>godel::app::Desktop</name>
    <message>
        <source>there is no connection called %1</source>
        <translation>%1 という接続はありません</translation>
    </message>
    <message>
        <source>Connect to it first; the link then opens</source>
        <translation>まず接続してください。その後リンクが開きます</translation>
    </message>
    <message>
        <source>Operations go on – %1</source>
        <translation>操作が続いています – %1</translation>
    </message>
    <message numerus="yes">
        <source>The engine runs in this window, and %n operation(s) go on in it.</source>
        <translation>
            <numerusform>このウィンドウ内のエンジンで %n 件の操作が続いています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Headless, the engine goes on as a process of its own, and this machine&apos;s window finds it again. Stopped, nothing is lost: each operation stays where it is and goes on when an engine starts again.</source>
        <translation>ヘッドレスではエンジンは独立したプロセスとして続き、このマシンのウィンドウが再び見つけます。停止しても何も失われません。各操作はその場にとどまり、エンジンが再び起動すると続きます。</translation>
    </message>
    <message>
        <source>Keep running headless</source>
        <translation>ヘッドレスで続ける</translation>
    </message>
    <message>
        <source>Stop the engine</source>
        <translation>エンジンを停止</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>このマシン</translation>
    </message>
</context>
<context>
    <name>godel::app::Freedesktop</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
</context>
<context>
    <name>godel::app::HeadlessStart</name>
    <message>
        <source>there is no godel-opsd beside this program</source>
        <translation>このプログラムと同じ場所に godel-opsd がありません</translation>
    </message>
    <message>
        <source>Install godel-ops-server; the operations go on when an engine of this machine starts again</source>
        <translation>godel-ops-server をインストールしてください。このマシンのエンジンが再び起動すると操作は続行されます</translation>
    </message>
    <message>
        <source>godel-opsd could not be started: %1</source>
        <translation>godel-opsd を起動できませんでした: %1</translation>
    </message>
    <message>
        <source>Start it by hand; the operations go on then</source>
        <translation>手動で起動してください。操作はその後続行されます</translation>
    </message>
    <message>
        <source>the engine has ended again: %1</source>
        <translation>エンジンは再び終了しました: %1</translation>
    </message>
    <message>
        <source>the engine was started but does not answer yet</source>
        <translation>エンジンは起動しましたが、まだ応答していません</translation>
    </message>
    <message>
        <source>Nothing is lost: mend it, and start godel-opsd; its log is in %1</source>
        <translation>失われたものはありません。原因を取り除いて godel-opsd を起動してください。ログは %1 にあります</translation>
    </message>
</context>
<context>
    <name>godel::gui</name>
    <message>
        <source>under %1</source>
        <translation>%1 未満</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>%1 超</translation>
    </message>
</context>
<context>
    <name>godel::gui::AuditPage</name>
    <message>
        <source>No.</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>誰が</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>どこから</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>With</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Audit record</source>
        <translation>監査記録</translation>
    </message>
    <message>
        <source>The chain has not been verified yet.</source>
        <translation>連鎖はまだ検証されていません。</translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation>以前の記録</translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation>CSV で保存 …</translation>
    </message>
    <message>
        <source>Save the audit record</source>
        <translation>監査記録を保存</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Verify the whole chain</source>
        <translation>連鎖全体を検証</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>以降</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>ありません。</translation>
    </message>
    <message>
        <source>There is nothing to save.</source>
        <translation>保存するものがありません。</translation>
    </message>
    <message>
        <source>The whole record is being read …</source>
        <translation>記録全体を読んでいます …</translation>
    </message>
    <message>
        <source>Chain verified: %1 entries, none changed, inserted or missing. Last hash %2.</source>
        <translation>連鎖を検証しました: %1 件、変更・挿入・欠落はありません。最後のハッシュ %2。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 に書き込めませんでした: %2</translation>
    </message>
    <message>
        <source>Choose another place; nothing was lost</source>
        <translation>別の場所を選んでください。何も失われていません</translation>
    </message>
    <message numerus="yes">
        <source>%n entries were saved to %1</source>
        <translation>
            <numerusform>%n 件を %1 に保存しました</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godel::gui::ChartMenu</name>
    <message>
        <source>Save the chart</source>
        <translation>グラフを保存</translation>
    </message>
    <message>
        <source>What can be done with the chart %1</source>
        <translation>グラフ %1 でできること</translation>
    </message>
    <message>
        <source>Save, copy, show as table</source>
        <translation>保存、コピー、表として表示</translation>
    </message>
    <message>
        <source>Save as &amp;PNG …</source>
        <translation>PNG で保存(&amp;P)…</translation>
    </message>
    <message>
        <source>Save as &amp;SVG …</source>
        <translation>SVG で保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save as &amp;CSV …</source>
        <translation>CSV で保存(&amp;C)…</translation>
    </message>
    <message>
        <source>C&amp;opy as picture</source>
        <translation>画像としてコピー(&amp;O)</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>表として表示(&amp;T)</translation>
    </message>
    <message>
        <source>Back to the &amp;whole range</source>
        <translation>全範囲に戻す(&amp;W)</translation>
    </message>
    <message>
        <source>The chart was saved to %1</source>
        <translation>グラフを %1 に保存しました</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>日時 (UTC)</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>%1 の値</translation>
    </message>
</context>
<context>
    <name>godel::gui::CommandDialog</name>
    <message>
        <source>only reads</source>
        <translation>読み取りのみ</translation>
    </message>
    <message>
        <source>changes something, and can be taken back</source>
        <translation>変更しますが元に戻せます</translation>
    </message>
    <message>
        <source>users may notice, or it costs</source>
        <translation>利用者が気付くか、費用がかかります</translation>
    </message>
    <message>
        <source>destroys something for good</source>
        <translation>完全に破壊します</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>for %1 and above</source>
        <translation>%1 以上が使えます</translation>
    </message>
    <message>
        <source>a second person has to confirm</source>
        <translation>二人目の確認が必要です</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>The same on a terminal</source>
        <translation>ターミナルで同じこと</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Follow the operation</source>
        <translation>操作を追う</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>計画を表示</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>問い合わせる</translation>
    </message>
    <message>
        <source>Run in %1</source>
        <translation>%1 で実行</translation>
    </message>
    <message>
        <source>This is the engine&apos;s plan; nothing has been done yet.</source>
        <translation>これはエンジンの計画です。まだ何も行われていません。</translation>
    </message>
    <message>
        <source>It goes on as operation %1.</source>
        <translation>操作 %1 として続いています。</translation>
    </message>
    <message>
        <source>It does not need this window.</source>
        <translation>このウィンドウは必要ありません。</translation>
    </message>
    <message>
        <source>%1 has begun</source>
        <translation>%1 が始まりました</translation>
    </message>
    <message>
        <source>Answered.</source>
        <translation>回答がありました。</translation>
    </message>
    <message>
        <source>Answered, and not all is well.</source>
        <translation>回答がありましたが、正常でないものがあります。</translation>
    </message>
    <message>
        <source>Done in %1.</source>
        <translation>%1 で完了しました。</translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation>確認のため %1 と入力してください:</translation>
    </message>
    <message>
        <source>The engine is asked …</source>
        <translation>エンジンに問い合わせ中 …</translation>
    </message>
    <message>
        <source>Look at the engine&apos;s plan first.</source>
        <translation>まずエンジンの計画を見てください。</translation>
    </message>
    <message>
        <source>Type the phrase to confirm.</source>
        <translation>確認の語句を入力してください。</translation>
    </message>
    <message>
        <source>Run in %1 · hold 2 s</source>
        <translation>%1 で実行 · 2 秒長押し</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 で %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::CommandForm</name>
    <message>
        <source> (%1 if left out)</source>
        <translation> (省略時 %1)</translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <translation>%1 (必須)</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (既定)</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>選択 …</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>further arguments</source>
        <translation>追加の引数</translation>
    </message>
    <message>
        <source>for instance %1</source>
        <translation>例: %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::CommandPalette</name>
    <message>
        <source>Search or run</source>
        <translation>検索または実行</translation>
    </message>
    <message>
        <source>Search pages and commands; Enter opens, nothing runs from here</source>
        <translation>ページとコマンドを検索。Enter で開くだけで、ここからは実行されません</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>検索結果</translation>
    </message>
    <message>
        <source>No page and no command is called &quot;%1&quot;. Try a word of what you want to do, such as: approve, restart, token.</source>
        <translation>「%1」という名前のページやコマンドはありません。approve、restart、token など、したいことを表す語で探してください。</translation>
    </message>
</context>
<context>
    <name>godel::gui::ConfigForm</name>
    <message>
        <source>%1 if left out</source>
        <translation>省略時 %1</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>省略</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>行を追加</translation>
    </message>
    <message>
        <source>Take the row away</source>
        <translation>行を削除</translation>
    </message>
</context>
<context>
    <name>godel::gui::ConnectDialog</name>
    <message>
        <source>Connect to a server</source>
        <translation>サーバーに接続</translation>
    </message>
    <message>
        <source>the one line that tokens:create printed</source>
        <translation>tokens:create が表示した 1 行</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>I trust it: connect</source>
        <translation>信頼して接続</translation>
    </message>
    <message>
        <source>Look at its certificate</source>
        <translation>証明書を見る</translation>
    </message>
    <message>
        <source>The server is asked …</source>
        <translation>サーバーに問い合わせ中 …</translation>
    </message>
    <message>
        <source>Give your token; an admin makes one with tokens:create</source>
        <translation>トークンを入力してください。管理者が tokens:create で作ります</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>選択 …</translation>
    </message>
    <message>
        <source>The server shows this certificate. Compare its fingerprint with what its owner tells you by another way; from now on only this one is accepted.

Fingerprint (SHA-256):
%1

For: %2
Signed by: %3
Valid: %4 to %5</source>
        <translation>サーバーはこの証明書を示しています。所有者が別の方法で伝えた指紋と比べてください。今後はこれだけが受け入れられます。

指紋 (SHA-256):
%1

対象: %2
署名者: %3
有効期間: %4 から %5</translation>
    </message>
    <message>
        <source>Connected. The token could not be kept: %1</source>
        <translation>接続しました。トークンを保存できませんでした: %1</translation>
    </message>
    <message>
        <source>This is another certificate than the one that you trusted until now:
%1
If its owner does not say that it was renewed, somebody may be in between: cancel.

</source>
        <translation>これまで信頼していたものとは別の証明書です:
%1
所有者が更新したと言っていなければ、間に誰かがいるかもしれません。キャンセルしてください。

</translation>
    </message>
</context>
<context>
    <name>godel::gui::DecisionModel</name>
    <message>
        <source>%1 may not decide this: it takes the role of an approver</source>
        <translation>%1 は判断できません。承認者の役割が必要です</translation>
    </message>
    <message>
        <source>%1 may not decide this: it takes the role of an operator</source>
        <translation>%1 は判断できません。オペレーターの役割が必要です</translation>
    </message>
    <message>
        <source>End the soak</source>
        <translation>最終監視を終える</translation>
    </message>
    <message>
        <source>Move to%1</source>
        <translation>%1 に進む</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>進む</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>this window cannot read the rollout: %1</source>
        <translation>このウィンドウはロールアウトを読めません: %1</translation>
    </message>
    <message>
        <source>Use the window and the engine of one version</source>
        <translation>同じバージョンのウィンドウとエンジンを使ってください</translation>
    </message>
    <message>
        <source>Confirm the hotfix</source>
        <translation>ホットフィックスを確認</translation>
    </message>
    <message>
        <source>Approve%1</source>
        <translation>%1 を承認</translation>
    </message>
    <message>
        <source>Hold 15 m</source>
        <translation>15 分保留</translation>
    </message>
    <message>
        <source>a reason is missing</source>
        <translation>理由がありません</translation>
    </message>
    <message>
        <source>Write it into the field; it stays on record</source>
        <translation>欄に書いてください。記録に残ります</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>%1; it goes on by itself in %2</source>
        <translation>%1。%2 後に自動で進みます</translation>
    </message>
    <message>
        <source>%1 of %2 approvals; held by itself in %3 if nobody decides</source>
        <translation>承認 %1/%2。誰も判断しなければ %3 後に自動で保留</translation>
    </message>
</context>
<context>
    <name>godel::gui::DecisionPanel</name>
    <message>
        <source>Reject</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>Hold 15 m</source>
        <translation>15 分保留</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>A second person decides here …</source>
        <translation>二人目がここで判断 …</translation>
    </message>
    <message>
        <source>Reason; it stays on record</source>
        <translation>理由。記録に残ります</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>If you approve: %1</source>
        <translation>承認すると: %1</translation>
    </message>
    <message>
        <source>Approved by %1</source>
        <translation>%1 が承認</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 と %2</translation>
    </message>
</context>
<context>
    <name>godel::gui::DemoPage</name>
    <message>
        <source>Break it</source>
        <translation>壊す</translation>
    </message>
    <message>
        <source>This environment is a demo. Each button acts on its real processes; watch the overview, the operations or a canary while it does.</source>
        <translation>この環境はデモです。各ボタンは実際のプロセスに作用します。概要、操作、カナリアを見ながら試してください。</translation>
    </message>
    <message>
        <source>Kill an instance</source>
        <translation>インスタンスを強制終了</translation>
    </message>
    <message>
        <source>One instance of the version with the traffic gets SIGKILL. No request should fail for longer than the router takes to notice, and it is started again.</source>
        <translation>トラフィックを受けているバージョンの 1 インスタンスに SIGKILL を送ります。ルーターが気付くまで以外に要求は失敗せず、再び起動されます。</translation>
    </message>
    <message>
        <source>Answer with errors</source>
        <translation>エラーで応答</translation>
    </message>
    <message>
        <source>The running instances answer some requests with 500, for 30 seconds. The error rate crosses its limits.</source>
        <translation>実行中のインスタンスが 30 秒間、一部の要求に 500 を返します。エラー率が限度を超えます。</translation>
    </message>
    <message>
        <source>Grow a slow tail</source>
        <translation>遅い裾を伸ばす</translation>
    </message>
    <message>
        <source>Some requests take 800 ms and more, for 30 seconds. The average hardly moves, the slowest hundredth does.</source>
        <translation>30 秒間、一部の要求が 800 ms 以上かかります。平均はほとんど動かず、最も遅い百分の一が動きます。</translation>
    </message>
    <message>
        <source>Kill the engine</source>
        <translation>エンジンを強制終了</translation>
    </message>
    <message>
        <source>The engine gets SIGKILL. The platform goes on without it; this window says so at once and comes back when the engine does.</source>
        <translation>エンジンに SIGKILL を送ります。プラットフォームはそのまま続きます。このウィンドウはすぐにそれを示し、エンジンとともに戻ります。</translation>
    </message>
    <message>
        <source>Mend everything</source>
        <translation>すべて直す</translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation>オペレーター用です。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完了。</translation>
    </message>
</context>
<context>
    <name>godel::gui::DeploymentsPage</name>
    <message>
        <source>Stands</source>
        <translation>状況</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>From</source>
        <translation>元</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Came to</source>
        <translation>到達段階</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>所要</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>承認者</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>ロールアウト</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Compare with …</source>
        <translation>比較する …</translation>
    </message>
    <message>
        <source>Roll back to this version …</source>
        <translation>このバージョンに戻す …</translation>
    </message>
    <message>
        <source>Bring a version …</source>
        <translation>バージョンを出す …</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>比較を終える</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>こちら</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>もう一方</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>まだ分かりません。</translation>
    </message>
    <message>
        <source>Choose a rollout first.</source>
        <translation>まずロールアウトを選んでください。</translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation>オペレーター用です。</translation>
    </message>
    <message>
        <source>%1 has the traffic.</source>
        <translation>%1 がトラフィックを受けています。</translation>
    </message>
    <message>
        <source>Roll back to %1 …</source>
        <translation>%1 に戻す …</translation>
    </message>
    <message>
        <source>Compare others with this one</source>
        <translation>ほかをこれと比べる</translation>
    </message>
    <message>
        <source>Now choose the one to compare it with</source>
        <translation>比べる相手を選んでください</translation>
    </message>
    <message>
        <source>%1 beside %2</source>
        <translation>%1 と %2</translation>
    </message>
    <message>
        <source>No rollout yet</source>
        <translation>ロールアウトはまだありません</translation>
    </message>
    <message>
        <source>Choose a release and bring it stage by stage; every rollout is then listed here.</source>
        <translation>リリースを選び、段階ごとに出してください。各ロールアウトがここに並びます。</translation>
    </message>
    <message>
        <source>%1 is on its way: end or turn back its rollout first.</source>
        <translation>%1 は進行中です。先にそのロールアウトを終えるか戻してください。</translation>
    </message>
    <message>
        <source>%1 did not come through: bring it stage by stage instead.</source>
        <translation>%1 は通過しませんでした。代わりに段階ごとに出してください。</translation>
    </message>
    <message>
        <source>The engine is asked …</source>
        <translation>エンジンに問い合わせ中 …</translation>
    </message>
</context>
<context>
    <name>godel::gui::EvidenceChart</name>
    <message>
        <source>Abort at %1: now %2. Pass at %3: now %4.</source>
        <translation>中止 %1: 現在 %2。合格 %3: 現在 %4。</translation>
    </message>
    <message>
        <source>How near the verdict is</source>
        <translation>判定までの近さ</translation>
    </message>
    <message>
        <source>nothing is judged yet</source>
        <translation>まだ何も判定されていません</translation>
    </message>
    <message>
        <source>↑ worse: aborted at this line</source>
        <translation>↑ 悪い: この線で中止</translation>
    </message>
    <message>
        <source>↓ as good: passes at this line</source>
        <translation>↓ 同等: この線で合格</translation>
    </message>
</context>
<context>
    <name>godel::gui::EvidenceModel</name>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>安定</translation>
    </message>
</context>
<context>
    <name>godel::gui::FormModel</name>
    <message>
        <source>%1 is for the role %2, and you are %3</source>
        <translation>%1 は役割 %2 用で、あなたは %3 です</translation>
    </message>
</context>
<context>
    <name>godel::gui::GivenApproval</name>
    <message>
        <source>%1 (approved by the requester)</source>
        <translation>%1 (依頼者自身の承認)</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>counts no more: it was of another stage or other evidence</source>
        <translation>もう数えません: 別の段階か別の証拠に対するものでした</translation>
    </message>
</context>
<context>
    <name>godel::gui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>godel::gui::HoldButton</name>
    <message>
        <source>Hold it down, with the mouse or the space bar, for %1 s; let go before to do nothing.</source>
        <translation>マウスかスペースキーで %1 秒押し続けてください。途中で離せば何も起きません。</translation>
    </message>
    <message>
        <source>Keep holding: %1 s</source>
        <translation>押し続けてください: %1 秒</translation>
    </message>
</context>
<context>
    <name>godel::gui::Link</name>
    <message>
        <source>the engine has not answered for %1 seconds</source>
        <translation>エンジンが %1 秒間応答していません</translation>
    </message>
    <message>
        <source>It is asked again; see whether it or the line to it is overloaded</source>
        <translation>再び問い合わせます。エンジンか回線が過負荷でないか見てください</translation>
    </message>
</context>
<context>
    <name>godel::gui::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Search or run …   Ctrl+K</source>
        <translation>検索または実行 …   Ctrl+K</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>ウィンドウ(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Connect to another engine …</source>
        <translation>別のエンジンに接続(&amp;C) …</translation>
    </message>
    <message>
        <source>&amp;Ask again now</source>
        <translation>今すぐ再確認(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>閉じる(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>デスクトップに合わせる(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>ダーク(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>About this &amp;page</source>
        <translation>このページについて(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>キーボード(&amp;K)</translation>
    </message>
    <message>
        <source>%1 – %2 – Godel Ops</source>
        <translation>%1 – %2 – Godel Ops</translation>
    </message>
    <message>
        <source>There is no page %1 here</source>
        <translation>ここに %1 というページはありません</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>実行中 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>要対応 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread messages</source>
        <translation>
            <numerusform>未読メッセージ %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 · engine %2</source>
        <translation>%1 · エンジン %2</translation>
    </message>
    <message>
        <source>data %1</source>
        <translation>データ %1</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>データはまだありません</translation>
    </message>
    <message>
        <source>this machine&apos;s clock is %1 %2 the engine&apos;s; times are the engine&apos;s</source>
        <translation>このマシンの時計はエンジンより %1 %2。時刻はエンジンのものです</translation>
    </message>
    <message>
        <source>ahead of</source>
        <translation>進んでいます</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>遅れています</translation>
    </message>
    <message>
        <source>%1 – Godel Ops</source>
        <translation>%1 – Godel Ops</translation>
    </message>
</context>
<context>
    <name>godel::gui::NoticePopup</name>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation>まだ何もありません</translation>
    </message>
    <message>
        <source>Approvals, finished operations and new findings appear here.</source>
        <translation>承認、終わった操作、新しい所見がここに現れます。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>リンクをコピー</translation>
    </message>
</context>
<context>
    <name>godel::gui::OperationsPage</name>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進捗</translation>
    </message>
    <message>
        <source>Steps and log</source>
        <translation>ステップとログ</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>所要</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>残り</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>確認回数</translation>
    </message>
    <message>
        <source>On cancel</source>
        <translation>中止時</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>出来事</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Cancel and take back</source>
        <translation>中止して取り消す</translation>
    </message>
    <message>
        <source>%1 of %2 steps are done</source>
        <translation>%2 ステップ中 %1 が完了</translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation>オペレーター用です。</translation>
    </message>
    <message>
        <source>Undo …</source>
        <translation>取り消す…</translation>
    </message>
</context>
<context>
    <name>godel::gui::OverviewPage</name>
    <message>
        <source>Nothing is measured yet</source>
        <translation>まだ何も計測されていません</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>要対応</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>誰が</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Changes in the last 24 hours</source>
        <translation>過去 24 時間の変更</translation>
    </message>
    <message>
        <source>The first values come a few seconds after the platform starts.</source>
        <translation>最初の値はプラットフォーム起動の数秒後に届きます。</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>Decide …</source>
        <translation>判断 …</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>見る</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>対応待ちはありません。</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>まだ分かりません。</translation>
    </message>
    <message>
        <source>24 h ago</source>
        <translation>24 時間前</translation>
    </message>
</context>
<context>
    <name>godel::gui::PaletteModel</name>
    <message>
        <source> · second person</source>
        <translation> · 二人目</translation>
    </message>
</context>
<context>
    <name>godel::gui::PeoplePage</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Local account</source>
        <translation>ローカルアカウント</translation>
    </message>
    <message>
        <source>People</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>失効</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>Let a person in …</source>
        <translation>人を加える …</translation>
    </message>
    <message>
        <source>Change the role …</source>
        <translation>役割を変える …</translation>
    </message>
    <message>
        <source>Let in no more …</source>
        <translation>参加を終える …</translation>
    </message>
    <message>
        <source>Make a token …</source>
        <translation>トークンを作る …</translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation>失効させる …</translation>
    </message>
    <message>
        <source>This is for admins.</source>
        <translation>管理者用です。</translation>
    </message>
    <message>
        <source>Tokens are shown to admins only.</source>
        <translation>トークンは管理者だけに表示されます。</translation>
    </message>
    <message>
        <source>Choose a person first.</source>
        <translation>まず人を選んでください。</translation>
    </message>
    <message>
        <source>Choose a token first.</source>
        <translation>まずトークンを選んでください。</translation>
    </message>
    <message>
        <source>It is worthless already.</source>
        <translation>すでに無効です。</translation>
    </message>
    <message>
        <source>Letting people in and out is for admins.</source>
        <translation>ユーザーの追加と削除は管理者だけができます。</translation>
    </message>
</context>
<context>
    <name>godel::gui::PlatformPage</name>
    <message>
        <source>Platform</source>
        <translation>プラットフォーム</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>インスタンス</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>リリース</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>インスタンス</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>At the router</source>
        <translation>ルーター上</translation>
    </message>
    <message>
        <source>Requests now</source>
        <translation>現在の要求</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>再起動回数</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Restart one after the other …</source>
        <translation>一つずつ再起動 …</translation>
    </message>
    <message>
        <source>Restart all at once …</source>
        <translation>一斉に再起動 …</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>追従</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>ログの行</translation>
    </message>
    <message>
        <source>Has the traffic</source>
        <translation>トラフィックあり</translation>
    </message>
    <message>
        <source>Known good</source>
        <translation>良好と確認済み</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>マイグレーション</translation>
    </message>
    <message>
        <source>Artefact</source>
        <translation>成果物</translation>
    </message>
    <message>
        <source>Choose a release</source>
        <translation>リリースを選ぶ</translation>
    </message>
    <message>
        <source>Add a release …</source>
        <translation>リリースを追加 …</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>削除 …</translation>
    </message>
    <message>
        <source>Bring to production …</source>
        <translation>本番に出す …</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>%1 のログ</translation>
    </message>
    <message>
        <source>It has written nothing yet.</source>
        <translation>まだ何も書いていません。</translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation>オペレーター用です。</translation>
    </message>
    <message>
        <source>It has the traffic already.</source>
        <translation>すでにトラフィックを受けています。</translation>
    </message>
    <message>
        <source>It has the traffic.</source>
        <translation>トラフィックを受けています。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 and %n more</source>
        <translation>
            <numerusform>%1: %2 ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing runs that it could be compared with.</source>
        <translation>比較できる実行中のものがありません。</translation>
    </message>
    <message>
        <source>New files</source>
        <translation>新しいファイル</translation>
    </message>
    <message>
        <source>Changed files</source>
        <translation>変わったファイル</translation>
    </message>
    <message>
        <source>Files that go</source>
        <translation>なくなるファイル</translation>
    </message>
    <message>
        <source>Environment: %1 from &apos;%2&apos; to &apos;%3&apos;</source>
        <translation>環境: %1 を「%2」から「%3」へ</translation>
    </message>
    <message>
        <source>New migration: %1</source>
        <translation>新しいマイグレーション: %1</translation>
    </message>
    <message>
        <source>The same as %1, which has the traffic.</source>
        <translation>トラフィックを受けている %1 と同じです。</translation>
    </message>
    <message>
        <source>Against %1, which has the traffic:</source>
        <translation>トラフィックを受けている %1 との違い:</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>署名者</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1、%n ファイル</numerusform>
        </translation>
    </message>
    <message>
        <source>Here since</source>
        <translation>追加日時</translation>
    </message>
    <message>
        <source>no way back</source>
        <translation>戻せません</translation>
    </message>
    <message>
        <source>way back loses nothing</source>
        <translation>戻しても何も失いません</translation>
    </message>
    <message>
        <source>way back loses data</source>
        <translation>戻すとデータを失います</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>マイグレーション</translation>
    </message>
    <message>
        <source>, applied</source>
        <translation>、適用済み</translation>
    </message>
    <message>
        <source>Environment: %1 is new: &apos;%2&apos;</source>
        <translation>環境: %1 を追加:「%2」</translation>
    </message>
    <message>
        <source>Environment: %1 goes; it was &apos;%2&apos;</source>
        <translation>環境: %1 がなくなります (これまでは「%2」)</translation>
    </message>
</context>
<context>
    <name>godel::gui::ReplayBar</name>
    <message>
        <source>REPLAY</source>
        <translation>再生</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>再生</translation>
    </message>
    <message>
        <source>Play the rollout again</source>
        <translation>ロールアウトを再生する</translation>
    </message>
    <message>
        <source>Moment of the rollout</source>
        <translation>ロールアウトの時点</translation>
    </message>
    <message>
        <source>There is nothing to play yet.</source>
        <translation>まだ再生するものがありません。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>replay, %1</source>
        <translation>再生、%1</translation>
    </message>
    <message>
        <source>the end, %1</source>
        <translation>終わり、%1</translation>
    </message>
</context>
<context>
    <name>godel::gui::ReplyView</name>
    <message>
        <source>Done; there is nothing more to say.</source>
        <translation>完了。ほかに伝えることはありません。</translation>
    </message>
</context>
<context>
    <name>godel::gui::Ribbon</name>
    <message>
        <source>connecting …</source>
        <translation>接続中 …</translation>
    </message>
    <message>
        <source>not connected, asking again</source>
        <translation>未接続、再試行中</translation>
    </message>
    <message>
        <source>connected · %1</source>
        <translation>接続済み · %1</translation>
    </message>
    <message>
        <source>connection lost, last heard %1, asking again</source>
        <translation>接続が切れました。最後の応答は%1、再試行中</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否されました</translation>
    </message>
    <message>
        <source>Environment %1, %2</source>
        <translation>環境 %1、%2</translation>
    </message>
</context>
<context>
    <name>godel::gui::RolloutHead</name>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Roll back now</source>
        <translation>今すぐ戻す</translation>
    </message>
    <message>
        <source>Cut off · hold 2 s</source>
        <translation>遮断 · 2 秒長押し</translation>
    </message>
    <message>
        <source>Copy the whole artefact hash</source>
        <translation>成果物のハッシュ全体をコピー</translation>
    </message>
    <message>
        <source>%1 in place of %2</source>
        <translation>%2 に代わる %1</translation>
    </message>
    <message>
        <source>no artefact hash was told</source>
        <translation>成果物のハッシュがありません</translation>
    </message>
    <message>
        <source>Roll back to %1 …</source>
        <translation>%1 に戻す …</translation>
    </message>
    <message>
        <source>Opens the form that confirms it.</source>
        <translation>確認のフォームを開きます。</translation>
    </message>
    <message>
        <source>One click: %1 gets all traffic again; running requests are answered.</source>
        <translation>1 クリックで %1 が全トラフィックを再び受けます。処理中の要求には応答します。</translation>
    </message>
    <message>
        <source>? signature not known here</source>
        <translation>? ここでは署名が不明</translation>
    </message>
    <message>
        <source>✓ signed by key %1</source>
        <translation>✓ 鍵 %1 で署名済み</translation>
    </message>
    <message>
        <source>its signature is being looked up</source>
        <translation>署名を確認しています</translation>
    </message>
</context>
<context>
    <name>godel::gui::RolloutModel</name>
    <message>
        <source>ended %1</source>
        <translation>%1 に終了</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 から</translation>
    </message>
    <message>
        <source>%1 of watching are left, apart from approvals</source>
        <translation>承認を除き、監視は残り %1</translation>
    </message>
    <message>
        <source>it has %1 of the requests</source>
        <translation>要求の %1 を受けています</translation>
    </message>
    <message>
        <source>hotfix</source>
        <translation>ホットフィックス</translation>
    </message>
    <message>
        <source>rollback</source>
        <translation>ロールバック</translation>
    </message>
    <message>
        <source>canary</source>
        <translation>カナリア</translation>
    </message>
    <message>
        <source>%1, requested by %2</source>
        <translation>%1、依頼者 %2</translation>
    </message>
    <message>
        <source>, begun %1</source>
        <translation>、開始 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 中 %1</translation>
    </message>
    <message>
        <source>Nothing is judged yet: the first traffic of a version is its warm-up.</source>
        <translation>まだ判定されていません。バージョンの最初のトラフィックは慣らしです。</translation>
    </message>
    <message>
        <source>Abort at %1: now %2. Pass at %3: now %4.</source>
        <translation>中止 %1: 現在 %2。合格 %3: 現在 %4。</translation>
    </message>
    <message>
        <source>It ended before anything was judged.</source>
        <translation>何も判定されないうちに終了しました。</translation>
    </message>
</context>
<context>
    <name>godel::gui::RolloutPage</name>
    <message>
        <source>Save the report</source>
        <translation>レポートを保存</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Show operation</source>
        <translation>操作を表示</translation>
    </message>
    <message>
        <source>Show the last rollout</source>
        <translation>最後のロールアウトを表示</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>メトリクス</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>安定</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Difference (95 % interval)</source>
        <translation>差 (95 % 区間)</translation>
    </message>
    <message>
        <source>n (new)</source>
        <translation>n (新)</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>関門</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Both versions side by side</source>
        <translation>両バージョンの比較</translation>
    </message>
    <message>
        <source>Errors of a scrape</source>
        <translation>計測ごとのエラー</translation>
    </message>
    <message>
        <source>Latency p95 of a scrape</source>
        <translation>計測ごとのレイテンシ p95</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>日時 (UTC)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>出来事</translation>
    </message>
    <message>
        <source>Save report …</source>
        <translation>レポートを保存 …</translation>
    </message>
    <message>
        <source>Show what is under way</source>
        <translation>進行中のものを表示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>メッセージを閉じる</translation>
    </message>
    <message>
        <source>Bring a version to production …</source>
        <translation>バージョンを本番に出す …</translation>
    </message>
    <message>
        <source>How near the verdict is</source>
        <translation>判定までの近さ</translation>
    </message>
    <message>
        <source>This engine writes no reports.</source>
        <translation>このエンジンはレポートを書きません。</translation>
    </message>
    <message>
        <source>No rollout is under way</source>
        <translation>進行中のロールアウトはありません</translation>
    </message>
    <message>
        <source>Bring a version to production, or look at what was.</source>
        <translation>バージョンを本番に出すか、過去のものを見てください。</translation>
    </message>
    <message>
        <source>It is not known yet how the rollout stands</source>
        <translation>ロールアウトの状況はまだ分かりません</translation>
    </message>
    <message>
        <source>The engine is being asked.</source>
        <translation>エンジンに問い合わせ中です。</translation>
    </message>
    <message>
        <source>The engine does not answer: %1</source>
        <translation>エンジンが応答しません: %1</translation>
    </message>
    <message>
        <source>The fresh evidence is being fetched.</source>
        <translation>新しい証拠を取得しています。</translation>
    </message>
    <message>
        <source>REPLAY: %1</source>
        <translation>再生: %1</translation>
    </message>
    <message>
        <source>It is on its way to the engine.</source>
        <translation>エンジンに送信中です。</translation>
    </message>
    <message>
        <source>The evidence has changed since you looked; nothing was approved.</source>
        <translation>見ている間に証拠が変わりました。何も承認されていません。</translation>
    </message>
    <message>
        <source>The fresh figures are on show now: look at them, then approve again.</source>
        <translation>新しい数値が表示されています。見てからもう一度承認してください。</translation>
    </message>
    <message>
        <source>The engine took it.</source>
        <translation>エンジンが受け付けました。</translation>
    </message>
    <message>
        <source>Operation %1 sees to it.</source>
        <translation>操作 %1 が進めます。</translation>
    </message>
    <message>
        <source>The report is being written.</source>
        <translation>レポートを書いています。</translation>
    </message>
    <message>
        <source>the engine answered without a report</source>
        <translation>エンジンの応答にレポートがありません</translation>
    </message>
    <message>
        <source>Use the window and the engine of one version</source>
        <translation>同じバージョンのウィンドウとエンジンを使ってください</translation>
    </message>
    <message>
        <source>The report was saved to %1</source>
        <translation>レポートを %1 に保存しました</translation>
    </message>
    <message>
        <source>At its end: %1</source>
        <translation>終了時: %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::RolloutSides</name>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>安定</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>側</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>インスタンス</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>At the router</source>
        <translation>ルーター上</translation>
    </message>
    <message>
        <source>Requests now</source>
        <translation>現在の要求</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>再起動回数</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Instances of both sides</source>
        <translation>両側のインスタンス</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>追従</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>インスタンス</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>ログの行</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>%1 のログ</translation>
    </message>
    <message>
        <source>Log lines are for operators: they may quote what users sent.</source>
        <translation>ログの行はオペレーター用です。利用者の送信内容を含むことがあります。</translation>
    </message>
    <message>
        <source>It has written nothing yet.</source>
        <translation>まだ何も書いていません。</translation>
    </message>
</context>
<context>
    <name>godel::gui::RowsModel</name>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>データ不足</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>ソースなし</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>古い</translation>
    </message>
</context>
<context>
    <name>godel::gui::SettingsPage</name>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Views of the file</source>
        <translation>ファイルの表示</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>フォーム</translation>
    </message>
    <message>
        <source>The whole file</source>
        <translation>ファイル全体</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>What saving changes</source>
        <translation>保存で変わること</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>後</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why; it stays on record</source>
        <translation>理由。記録に残ります</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>誰が</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>With an editor</source>
        <translation>エディターで変更</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>リビジョン</translation>
    </message>
    <message>
        <source>What has changed since</source>
        <translation>その後の変更</translation>
    </message>
    <message>
        <source>Make it what it was then …</source>
        <translation>当時の状態に戻す …</translation>
    </message>
    <message>
        <source>Mend it in the tab Text.</source>
        <translation>「テキスト」タブで直してください。</translation>
    </message>
    <message>
        <source>%1 was saved</source>
        <translation>%1 を保存しました</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 を保存しました。</translation>
    </message>
    <message>
        <source>It holds from the engine&apos;s next start on.</source>
        <translation>エンジンの次の起動から有効です。</translation>
    </message>
    <message>
        <source>Nothing has changed since then.</source>
        <translation>その後の変更はありません。</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>ファイルを読んでいます。</translation>
    </message>
    <message>
        <source>Changing the configuration is for admins.</source>
        <translation>設定の変更は管理者用です。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>変更はありません。</translation>
    </message>
    <message>
        <source>Say why: it stays on record.</source>
        <translation>理由を書いてください。記録に残ります。</translation>
    </message>
    <message>
        <source>Save in %1</source>
        <translation>%1 に保存</translation>
    </message>
    <message>
        <source>Choose a change first.</source>
        <translation>まず変更を選んでください。</translation>
    </message>
    <message>
        <source>Read it again, and keep what I changed</source>
        <translation>読み直し、変更は残す</translation>
    </message>
</context>
<context>
    <name>godel::gui::SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>A second person decides – %1</source>
        <translation>二人目が判断します – %1</translation>
    </message>
    <message>
        <source>Your token goes to the engine and is not kept. You are signed in for this one decision only.</source>
        <translation>トークンはエンジンに送られ、保存されません。この 1 回の判断だけのサインインです。</translation>
    </message>
    <message>
        <source>Token of the second person</source>
        <translation>二人目のトークン</translation>
    </message>
    <message>
        <source>Reason; it stays on record</source>
        <translation>理由。記録に残ります</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>no token was given</source>
        <translation>トークンがありません</translation>
    </message>
    <message>
        <source>Type or paste the token of the second person</source>
        <translation>二人目のトークンを入力または貼り付けてください</translation>
    </message>
    <message>
        <source>the engine cannot be reached for a second person</source>
        <translation>二人目のためにエンジンに届きません</translation>
    </message>
    <message>
        <source>Let them approve from their own window</source>
        <translation>その人のウィンドウから承認してもらってください</translation>
    </message>
    <message>
        <source>The engine is being asked who this is.</source>
        <translation>誰であるかエンジンに確認中です。</translation>
    </message>
    <message>
        <source>this token is for %1, not for %2</source>
        <translation>このトークンは %1 用で、%2 用ではありません</translation>
    </message>
    <message>
        <source>Use a token of this environment</source>
        <translation>この環境のトークンを使ってください</translation>
    </message>
    <message>
        <source>Nobody has signed in yet.</source>
        <translation>まだ誰もサインインしていません。</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>まずサインインしてください。</translation>
    </message>
    <message>
        <source>nothing waits for a second person any more</source>
        <translation>二人目を待つものはもうありません</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2) cannot decide this: %3</source>
        <translation>%1 (%2) は判断できません: %3</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>It is on its way.</source>
        <translation>送信中です。</translation>
    </message>
    <message>
        <source>A second person decides</source>
        <translation>二人目の人が決定します</translation>
    </message>
</context>
<context>
    <name>godel::gui::Situation</name>
    <message>
        <source>Not known now: the engine does not answer. What is below is old.</source>
        <translation>今は分かりません。エンジンが応答しません。下の内容は古いものです。</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>まだ分かりません。</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>すべて正常です。</translation>
    </message>
    <message>
        <source>Not all is well.</source>
        <translation>正常でないものがあります。</translation>
    </message>
    <message numerus="yes">
        <source>; %n more</source>
        <translation>
            <numerusform>。ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Operation %1 is done</source>
        <translation>操作 %1 は完了しました</translation>
    </message>
    <message>
        <source>Operation %1 was taken back. %2</source>
        <translation>操作 %1 は取り消されました。%2</translation>
    </message>
    <message>
        <source>Operation %1 needs a person. %2</source>
        <translation>操作 %1 は人の判断が必要です。%2</translation>
    </message>
</context>
<context>
    <name>godel::gui::TimeChart</name>
    <message>
        <source>no data</source>
        <translation>データなし</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>%1: no data</source>
        <translation>%1: データなし</translation>
    </message>
    <message>
        <source>%1 – a part of it, Esc shows all</source>
        <translation>%1 – 一部を表示中。Esc で全体に戻ります</translation>
    </message>
</context>
<context>
    <name>godel::gui::TimelineView</name>
    <message>
        <source>passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未到達</translation>
    </message>
    <message>
        <source>%1 to be watched</source>
        <translation>監視 %1</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
</context>
<context>
    <name>godel::gui::UndoStrip</name>
    <message>
        <source>Undo (%1)</source>
        <translation>取り消す (%1)</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完了: %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>取り消す: %1</translation>
    </message>
    <message>
        <source>It is being taken back: %1</source>
        <translation>取り消しています: %1</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>取り消しました: %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::Veil</name>
    <message>
        <source>Old: last heard %1</source>
        <translation>古い情報: 最後の応答は%1</translation>
    </message>
</context>
<context>
    <name>godel::gui::WelcomeWindow</name>
    <message>
        <source>engine in this window</source>
        <translation>このウィンドウ内のエンジン</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>このマシン</translation>
    </message>
    <message>
        <source>Godel Ops</source>
        <translation>Godel Ops</translation>
    </message>
    <message>
        <source>The console for the platform you bet on. There is no account to make: choose what to look at.</source>
        <translation>頼りにするプラットフォームのためのコンソール。アカウントは不要です。見たいものを選んでください。</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>デモを試す</translation>
    </message>
    <message>
        <source>A real environment with traffic on this machine: good and bad releases to bring, and buttons that break things.</source>
        <translation>このマシン上の実際の環境とトラフィック。良いリリースと悪いリリース、そして壊すためのボタンがあります。</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>このマシン</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>サーバーに接続</translation>
    </message>
    <message>
        <source>An engine elsewhere, over TLS, with the token that its admin gave you.</source>
        <translation>別の場所のエンジンに TLS で、管理者から渡されたトークンを使って。</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>変更 …</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 を変更</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘れる</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>%1 を忘れる</translation>
    </message>
    <message>
        <source>The demo is starting: engine, router, database, metrics, instances and traffic …</source>
        <translation>デモを起動しています: エンジン、ルーター、データベース、メトリクス、インスタンス、トラフィック …</translation>
    </message>
    <message>
        <source>This takes about ten seconds.</source>
        <translation>約 10 秒かかります。</translation>
    </message>
    <message>
        <source>The engine that runs here as a service; without one, an engine in this window, which works while this machine is awake.</source>
        <translation>このマシンでサービスとして動作しているエンジン。ない場合は、このウィンドウ内のエンジン (マシンがスリープしていない間だけ動作します)。</translation>
    </message>
</context>
<context>
    <name>godel::gui::WizardPage</name>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>1  Release</source>
        <translation>1  リリース</translation>
    </message>
    <message>
        <source>2  Stages</source>
        <translation>2  段階</translation>
    </message>
    <message>
        <source>3  Prechecks</source>
        <translation>3  事前検査</translation>
    </message>
    <message>
        <source>4  Forecast</source>
        <translation>4  予測</translation>
    </message>
    <message>
        <source>5  Plan</source>
        <translation>5  計画</translation>
    </message>
    <message>
        <source>Choose a release.</source>
        <translation>リリースを選んでください。</translation>
    </message>
    <message>
        <source>The rollout of %1 has begun</source>
        <translation>%1 のロールアウトが始まりました</translation>
    </message>
    <message>
        <source>The engine is asked …</source>
        <translation>エンジンに問い合わせ中 …</translation>
    </message>
    <message>
        <source>%1 takes the place of %2 in %3 at once.</source>
        <translation>%3 で %1 がただちに %2 に代わります。</translation>
    </message>
    <message>
        <source>%1 comes beside %2 in %3, with %4 % of the traffic at first.</source>
        <translation>%3 で %1 が %2 と並び、最初はトラフィックの %4 % を受けます。</translation>
    </message>
    <message numerus="yes">
        <source>Between stages %n approval(s) are needed</source>
        <translation>
            <numerusform>段階の間に %n 件の承認が必要です</numerusform>
        </translation>
    </message>
    <message>
        <source>, of %1</source>
        <translation>、承認者 %1</translation>
    </message>
    <message>
        <source>; who asks may approve too, which is marked.</source>
        <translation>。依頼者も承認でき、その旨が記録されます。</translation>
    </message>
    <message>
        <source>; not by who asks.</source>
        <translation>。依頼者自身は承認できません。</translation>
    </message>
    <message>
        <source>Bringing a version is for operators.</source>
        <translation>バージョンを出すのはオペレーター用です。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Bring %1 at once</source>
        <translation>%1 をただちに出す</translation>
    </message>
    <message>
        <source>Bring %1 to %2 %</source>
        <translation>%1 を %2 % で出す</translation>
    </message>
    <message>
        <source>This is the first step.</source>
        <translation>これが最初のステップです。</translation>
    </message>
    <message>
        <source>Which release?</source>
        <translation>どのリリースですか</translation>
    </message>
    <message>
        <source>Signed releases on the engine&apos;s machine, and how the chosen one differs from the version that has the traffic.</source>
        <translation>エンジンのマシン上の署名済みリリースと、トラフィックを受けているバージョンとの違い。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Has the traffic</source>
        <translation>トラフィックあり</translation>
    </message>
    <message>
        <source>Known good</source>
        <translation>良好と確認済み</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>マイグレーション</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>リリース</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>違い</translation>
    </message>
    <message>
        <source>How carefully?</source>
        <translation>どれだけ慎重に進めますか</translation>
    </message>
    <message>
        <source>Each stage gives the new version a share of the traffic and watches it. It is stopped by itself as soon as it is worse.</source>
        <translation>各段階は新しいバージョンにトラフィックの一部を渡して監視します。悪くなればただちに自動で止まります。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Canary: stage by stage, watched</source>
        <translation>カナリア: 段階ごとに監視</translation>
    </message>
    <message>
        <source>Hotfix: at once; skips the stages, and a second person confirms it</source>
        <translation>ホットフィックス: ただちに。段階を省き、二人目が確認します</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Share of the traffic, %</source>
        <translation>トラフィックの割合、%</translation>
    </message>
    <message>
        <source>Watched for</source>
        <translation>監視時間</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>段階を追加</translation>
    </message>
    <message>
        <source>Take the stage away</source>
        <translation>段階を削除</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What it is for; it stays on record</source>
        <translation>目的。記録に残ります</translation>
    </message>
    <message>
        <source>Is everything ready for it?</source>
        <translation>準備はできていますか</translation>
    </message>
    <message>
        <source>What must be well before a version gets traffic, asked now.</source>
        <translation>バージョンがトラフィックを受ける前に満たすべきことを、今確認します。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>検査</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>所見</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>確認内容</translation>
    </message>
    <message>
        <source>Prechecks</source>
        <translation>事前検査</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>もう一度確認</translation>
    </message>
    <message>
        <source>Will there be a verdict in time?</source>
        <translation>判定は間に合いますか</translation>
    </message>
    <message>
        <source>How long each stage needs until it is clear that the new version is no worse, if it is as good as the present one.</source>
        <translation>新しいバージョンが今と同じく良い場合、悪くないと分かるまでに各段階が必要とする時間。</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>必要</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>間に合う</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>Forecasts</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>Use the advised watch times</source>
        <translation>勧められた監視時間を使う</translation>
    </message>
    <message>
        <source>This is what will happen</source>
        <translation>これが行われます</translation>
    </message>
    <message>
        <source>The engine&apos;s own plan. Nothing has been done yet.</source>
        <translation>エンジンの計画です。まだ何も行われていません。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>計画</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>承認する人</translation>
    </message>
    <message>
        <source>After</source>
        <translation>後</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>There is no release on the engine&apos;s machine yet: bring one there with releases:add.</source>
        <translation>エンジンのマシンにリリースがまだありません。releases:add で置いてください。</translation>
    </message>
    <message>
        <source>This engine does not say what differs.</source>
        <translation>このエンジンは違いを答えません。</translation>
    </message>
    <message>
        <source>Under way: %1</source>
        <translation>進行中: %1</translation>
    </message>
    <message>
        <source>The engine begins it …</source>
        <translation>エンジンが開始しています …</translation>
    </message>
    <message>
        <source>A rollout has at most %1 stages.</source>
        <translation>ロールアウトの段階は最大 %1 です。</translation>
    </message>
    <message>
        <source>A rollout has at least one stage.</source>
        <translation>ロールアウトには少なくとも一つの段階があります。</translation>
    </message>
    <message>
        <source>Choose the stage that is to go.</source>
        <translation>削除する段階を選んでください。</translation>
    </message>
    <message>
        <source>End the rollout that is under way first</source>
        <translation>進行中のロールアウトを先に終える</translation>
    </message>
</context>
</TS>
