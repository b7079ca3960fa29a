[playlist]
File1=https://radio.example/audio/ident/segment.wav
Title1=WHPR, Port Ambrose
Length1=9
File2=/srv/music/slow bed.wav
Title2=Slow bed
Length2=1
File3=https://radio.example/audio/news/segment.wav
Title3=Odile Marsh - Six o’clock: "all quiet" - almost
Length3=285
File4=/srv/music/slow bed.wav
Title4=Slow bed
Length4=5
File5=https://radio.example/audio/ferry/segment.wav
Title5=Tobias – Renn - =Ferry | back, again; 🌉 الجسر
Length5=95
File6=https://radio.example/audio/ferry/segment.wav
Title6=Tobias – Renn - =Ferry | back, again; 🌉 الجسر
Length6=95
File7=https://network.example/live?a=1&b=stream
Title7=The Wider World
Length7=1310
NumberOfEntries=7
Version=2
